// `free` and `realloc` in place of the C library's, for every library of the program: what is given back is overwritten first.
#define _GNU_SOURCE
#include "wiped_memory.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__

// The C library's own, under the names that it keeps for programs that replace the usual ones.
extern void __libc_free(void *block);

void free(void *block) {
    if (block == NULL) return;
    memset(block, 0x55, malloc_usable_size(block));
    __libc_free(block);
}

void *realloc(void *block, size_t size) {
    if (block == NULL) return malloc(size);
    if (size == 0) {
        free(block);
        return NULL;
    }
    size_t held = malloc_usable_size(block);
    // What is cut off stays the block's, and is wiped with it.
    if (size <= held && size >= held / 2) return block;
    // The C library would move it by itself, and leave what it held where it was.
    void *moved = malloc(size);
    if (moved == NULL) return NULL;
    memcpy(moved, block, size < held ? size : held);
    free(block);
    return moved;
}

int kakehashi_memory_is_wiped(void) {
    return dlsym(RTLD_DEFAULT, "free") == (void *)free && dlsym(RTLD_DEFAULT, "realloc") == (void *)realloc;
}

int kakehashi_memory_grows_by(int bytes) { return mallopt(M_TOP_PAD, bytes); }

#else

int kakehashi_memory_is_wiped(void) { return 0; }
int kakehashi_memory_grows_by(int bytes) { return 0; }

#endif
