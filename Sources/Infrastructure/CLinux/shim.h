// What the C library declares for GNU programs only, and hides from Swift.
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Moves the calling thread into a network namespace; 0, or -1 with errno.
static inline int kakehashi_enter_network_namespace(int descriptor) {
    return (int)syscall(SYS_setns, descriptor, 0x40000000 /* CLONE_NEWNET */);
}

/// Has a child begin with every descriptor from a number on closed.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
