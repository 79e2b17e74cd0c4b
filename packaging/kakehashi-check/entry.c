// The first code of the packaged program: says clearly when the system's C library is too old.
//
// The loader would refuse such a system itself, in words that help nobody ("version `GLIBC_2.34' not found"). The
// program's needs of newer versions are therefore loosened (loosen.py), the loader goes on, and what is missing is
// noticed here, before anything that could miss it runs. It also hands over the arguments. See docs/decisions/0021-one-file-that-explains-itself.md.

#include <stddef.h>
#include <string.h>
#include <unistd.h>

extern const char *gnu_get_libc_version(void);

// Swift's runtime, linked in, would read the arguments from /proc/self/cmdline, and find none where /proc is not mounted.
extern void _swift_stdlib_overrideUnsafeArgvArgc(char **arguments, int count);

// Written by loosen.py: the newest version that the program needs.
__attribute__((used, visibility("hidden"))) volatile char kakehashi_needed[40] = "kakehashi-needs-glibc=";

static int number(const char **text) {
    int value = 0;
    while (**text >= '0' && **text <= '9') value = value * 10 + (*(*text)++ - '0');
    if (**text == '.') ++*text;
    return value;
}

static void say(const char *text) {
    ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
    (void)ignored;
}

__attribute__((used, visibility("hidden"))) void kakehashi_check_system(long *stack) {
    const char *needed = (const char *)kakehashi_needed + sizeof "kakehashi-needs-glibc=" - 1;
    const char *wanted = needed, *there = gnu_get_libc_version(), *seen = there;
    int major = number(&wanted), minor = number(&wanted);
    int found = number(&seen), found_minor = number(&seen);
    if (found > major || (found == major && found_minor >= minor)) {
        // How the kernel hands a program its arguments: their number, then they.
        _swift_stdlib_overrideUnsafeArgvArgc((char **)(stack + 1), (int)stack[0]);
        return;
    }
    say("kakehashi-check: このOSのCライブラリ（glibc ");
    say(there);
    say("）は古すぎます。glibc ");
    say(needed);
    say(" 以上のOS（Debian 12、Ubuntu 24.04、Red Hat Enterprise Linux 10 など）の端末で実行してください。\n"
        "kakehashi-check: this system's C library (glibc ");
    say(there);
    say(") is too old; run it where glibc is ");
    say(needed);
    say(" or later. Nothing has been tested.\n");
    _exit(1);
}

// The loader hands over a function in a register, which must reach `_start` untouched.
#if defined(__x86_64__)
__asm__(".text\n.globl kakehashi_entry\n.hidden kakehashi_entry\n.type kakehashi_entry,@function\nkakehashi_entry:\n"
        "  mov %rsp, %rdi\n  push %rdx\n  push %rdx\n  call kakehashi_check_system\n  pop %rdx\n  pop %rdx\n  jmp _start\n");
#elif defined(__aarch64__)
__asm__(".text\n.globl kakehashi_entry\n.hidden kakehashi_entry\n.type kakehashi_entry,%function\nkakehashi_entry:\n"
        "  mov x1, sp\n  stp x0, x30, [sp, #-16]!\n  mov x0, x1\n  bl kakehashi_check_system\n  ldp x0, x30, [sp], #16\n  b _start\n");
#else
#error "no entry for this processor"
#endif
