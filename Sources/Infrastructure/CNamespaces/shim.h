#include <sys/syscall.h>
#include <unistd.h>

/// Moves the calling thread into a network namespace; 0, or -1 with errno. The C library's own declaration is hidden from Swift.
static inline int kakehashi_enter_network_namespace(int descriptor) {
    return (int)syscall(SYS_setns, descriptor, 0x40000000 /* CLONE_NEWNET */);
}
