#ifndef WIPED_MEMORY_H
#define WIPED_MEMORY_H

/// Whether the whole process, libraries of others included, gives its memory back through what wipes it.
int kakehashi_memory_is_wiped(void);

/// Has memory asked of the kernel so many bytes at a time: a page at a time is a call of the kernel for each. 0 when it was refused.
int kakehashi_memory_grows_by(int bytes);

#endif
