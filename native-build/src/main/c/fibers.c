/*
 * Threads of the virtual machine that the operating system does not know: fibers. A fiber has a
 * stack of its own and runs on the operating system's thread that resumes it, until it suspends
 * itself. A switch is some loads and stores.
 *
 * A native image starts each Java thread with pthread_create and asks pthreads who it is and where
 * its stack lies. The linker sends those calls here (--wrap), and for a fiber they are answered
 * here: to the virtual machine it is a thread like any other, which is in native code while it is
 * suspended, so that the collector sees its stack.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* No pthread_t of the C library points to this: its threads begin with their own address. */
#define MAGIC UINT64_C(0xf1be5f1be5f1be5f)

struct fiber {
    uint64_t magic;
    void *stack_pointer;         /* while suspended */
    void *resumer_stack_pointer; /* while running */
    struct fiber *resumer;       /* null: the operating system's own stack */
    pthread_t carrier;           /* the operating system's thread that runs it */
    char *stack;
    size_t stack_size;
    void *(*start)(void *);
    void *argument;
    int ended;
    atomic_int owners;           /* who resumes it, and who joins its thread */
};

static _Thread_local struct fiber *current_fiber;
static _Thread_local struct fiber *created_fiber;
static _Thread_local int next_is_fiber;

int __real_pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
pthread_t __real_pthread_self(void);
int __real_pthread_join(pthread_t, void **);
int __real_pthread_kill(pthread_t, int);
int __real_pthread_getattr_np(pthread_t, pthread_attr_t *);
int __real_pthread_setname_np(pthread_t, const char *);

/* A fiber can go on on another thread: the address of a thread's variable must not outlive a switch. */
__attribute__((noinline)) static struct fiber *current(void) {
    __asm__ volatile("");
    return current_fiber;
}

__attribute__((noinline)) static void set_current(struct fiber *fiber) {
    __asm__ volatile("");
    current_fiber = fiber;
}

static struct fiber *fiber_of(pthread_t thread) {
    struct fiber *fiber = (struct fiber *)thread;
    return fiber != NULL && fiber->magic == MAGIC ? fiber : NULL;
}

/* ---- switches ---- */

/* Saves what a callee has to keep on the stack, the stack pointer in *from, and goes on at to. */
void assay_fiber_switch(void **from, void *to);

/* Where a new stack begins. */
void assay_fiber_entry(void);

#if defined(__x86_64__)

__asm__(
    ".text\n"
    ".p2align 4\n"
    ".type assay_fiber_switch,@function\n"
    "assay_fiber_switch:\n"
    "  pushq %rbp\n"
    "  pushq %rbx\n"
    "  pushq %r12\n"
    "  pushq %r13\n"
    "  pushq %r14\n"
    "  pushq %r15\n"
    "  movq %rsp, (%rdi)\n"
    "  movq %rsi, %rsp\n"
    "  popq %r15\n"
    "  popq %r14\n"
    "  popq %r13\n"
    "  popq %r12\n"
    "  popq %rbx\n"
    "  popq %rbp\n"
    "  ret\n"
    ".size assay_fiber_switch,.-assay_fiber_switch\n");

static void *first_stack_pointer(char *top) {
    void **frame = (void **)top;
    *--frame = NULL; /* no return address: the stack ends here, and is aligned as after a call */
    *--frame = (void *)assay_fiber_entry;
    for (int registers = 0; registers < 6; registers++) {
        *--frame = NULL;
    }
    return frame;
}

#elif defined(__aarch64__)

__asm__(
    ".text\n"
    ".p2align 4\n"
    ".type assay_fiber_switch,%function\n"
    "assay_fiber_switch:\n"
    "  sub sp, sp, #160\n"
    "  stp x19, x20, [sp, #0]\n"
    "  stp x21, x22, [sp, #16]\n"
    "  stp x23, x24, [sp, #32]\n"
    "  stp x25, x26, [sp, #48]\n"
    "  stp x27, x28, [sp, #64]\n"
    "  stp x29, x30, [sp, #80]\n"
    "  stp d8, d9, [sp, #96]\n"
    "  stp d10, d11, [sp, #112]\n"
    "  stp d12, d13, [sp, #128]\n"
    "  stp d14, d15, [sp, #144]\n"
    "  mov x9, sp\n"
    "  str x9, [x0]\n"
    "  mov sp, x1\n"
    "  ldp x19, x20, [sp, #0]\n"
    "  ldp x21, x22, [sp, #16]\n"
    "  ldp x23, x24, [sp, #32]\n"
    "  ldp x25, x26, [sp, #48]\n"
    "  ldp x27, x28, [sp, #64]\n"
    "  ldp x29, x30, [sp, #80]\n"
    "  ldp d8, d9, [sp, #96]\n"
    "  ldp d10, d11, [sp, #112]\n"
    "  ldp d12, d13, [sp, #128]\n"
    "  ldp d14, d15, [sp, #144]\n"
    "  add sp, sp, #160\n"
    "  ret\n"
    ".size assay_fiber_switch,.-assay_fiber_switch\n");

static void *first_stack_pointer(char *top) {
    void **frame = (void **)(top - 160);
    for (int slot = 0; slot < 20; slot++) {
        frame[slot] = NULL;
    }
    frame[11] = (void *)assay_fiber_entry; /* the return address, x30 */
    return frame;
}

#else
#error "no switch of stacks for this processor"
#endif

/* ---- fibers ---- */

static void release(struct fiber *fiber) {
    if (atomic_fetch_sub(&fiber->owners, 1) == 1) {
        free(fiber);
    }
}

static size_t page_size(void) {
    return (size_t)sysconf(_SC_PAGESIZE);
}

/* Stacks of ended fibers, for new ones: making a mapping and its page tables takes a while. */
enum { MOST_SPARE = 256 };
static pthread_mutex_t spare_lock = PTHREAD_MUTEX_INITIALIZER;
static char *spare[MOST_SPARE];
static int spare_count;
static size_t spare_size;

static char *spare_stack(size_t size) {
    char *stack = NULL;
    pthread_mutex_lock(&spare_lock);
    if (spare_count > 0 && spare_size == size) {
        stack = spare[--spare_count];
    }
    pthread_mutex_unlock(&spare_lock);
    return stack;
}

/* The lowest page is a guard. Memory is what of the rest is used. */
static char *new_stack(size_t size) {
    char *stack = mmap(NULL, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) {
        return NULL;
    }
    if (mprotect(stack, page_size(), PROT_NONE) != 0) {
        munmap(stack, size);
        return NULL;
    }
    /* Or the first call on it takes two megabytes; kernels without huge pages refuse. */
    madvise(stack, size, MADV_NOHUGEPAGE);
    return stack;
}

/* How much of a stack stays in memory while nobody uses it. */
enum { KEPT = 64 << 10 };

/*
 * Gives memory back that a stack has used below what is in use, but for some of it. Asking the
 * kernel takes longer than a coroutine may live, so it is asked only if the page below the part
 * that stays has been written to: hardly any chain of calls passes a page and leaves it empty.
 */
static void trim(char *stack, char *stack_pointer) {
    size_t page = page_size();
    char *kept = (char *)(((uintptr_t)stack_pointer - KEPT) & ~(uintptr_t)(page - 1));
    char *lowest = stack + page;
    if (kept - page < lowest) {
        return;
    }
    for (uint64_t *word = (uint64_t *)(kept - page); word < (uint64_t *)kept; word++) {
        if (*word != 0) {
            madvise(lowest, (size_t)(kept - lowest), MADV_DONTNEED);
            return;
        }
    }
}

static void put_stack_by(char *stack, size_t size) {
    trim(stack, stack + size);
    pthread_mutex_lock(&spare_lock);
    int kept = spare_count < MOST_SPARE && (spare_count == 0 || spare_size == size);
    if (kept) {
        spare_size = size;
        spare[spare_count++] = stack;
    }
    pthread_mutex_unlock(&spare_lock);
    if (!kept) {
        munmap(stack, size);
    }
}

static struct fiber *create(size_t stack_size, void *(*start)(void *), void *argument) {
    struct fiber *fiber = calloc(1, sizeof *fiber);
    if (fiber == NULL) {
        return NULL;
    }
    char *stack = spare_stack(stack_size);
    if (stack == NULL) {
        stack = new_stack(stack_size);
    }
    if (stack == NULL) {
        free(fiber);
        return NULL;
    }
    fiber->magic = MAGIC;
    fiber->stack = stack;
    fiber->stack_size = stack_size;
    fiber->stack_pointer = first_stack_pointer(stack + stack_size);
    fiber->start = start;
    fiber->argument = argument;
    atomic_init(&fiber->owners, 2);
    return fiber;
}

void assay_fiber_entry(void) {
    struct fiber *fiber = current();
    fiber->start(fiber->argument);
    fiber->ended = 1;
    set_current(fiber->resumer);
    assay_fiber_switch(&fiber->stack_pointer, fiber->resumer_stack_pointer);
    abort();
}

/* The next thread that the calling one starts is to be a fiber. */
void assay_fiber_announce(void) {
    next_is_fiber = 1;
    created_fiber = NULL;
}

/* The fiber that was started then; null if none was. */
struct fiber *assay_fiber_created(void) {
    struct fiber *fiber = created_fiber;
    created_fiber = NULL;
    next_is_fiber = 0;
    return fiber;
}

/* Runs a fiber until it suspends itself (then 0) or ends (then 1, and it must not be used again). */
int assay_fiber_resume(struct fiber *fiber) {
    fiber->resumer = current();
    fiber->carrier = fiber->resumer == NULL ? __real_pthread_self() : fiber->resumer->carrier;
    set_current(fiber);
    assay_fiber_switch(&fiber->resumer_stack_pointer, fiber->stack_pointer);
    if (!fiber->ended) {
        return 0;
    }
    put_stack_by(fiber->stack, fiber->stack_size);
    release(fiber);
    return 1;
}

/* Back to where the calling fiber was resumed. */
void assay_fiber_suspend(void) {
    struct fiber *fiber = current();
    set_current(fiber->resumer);
    assay_fiber_switch(&fiber->stack_pointer, fiber->resumer_stack_pointer);
}

/* For a fiber that is suspended for long: gives memory back that its stack has used before. */
void assay_fiber_trim(struct fiber *fiber) {
    trim(fiber->stack, fiber->stack_pointer);
}

/* ---- what the virtual machine asks pthreads ---- */

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*start)(void *), void *argument) {
    if (!next_is_fiber) {
        return __real_pthread_create(thread, attributes, start, argument);
    }
    next_is_fiber = 0;
    size_t stack_size;
    int error = pthread_attr_getstacksize(attributes, &stack_size);
    if (error != 0) {
        return error;
    }
    struct fiber *fiber = create(stack_size, start, argument);
    if (fiber == NULL) {
        return EAGAIN;
    }
    created_fiber = fiber;
    *thread = (pthread_t)fiber;
    return 0;
}

pthread_t __wrap_pthread_self(void) {
    struct fiber *fiber = current();
    return fiber == NULL ? __real_pthread_self() : (pthread_t)fiber;
}

int __wrap_pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes) {
    struct fiber *fiber = fiber_of(thread);
    if (fiber == NULL) {
        return __real_pthread_getattr_np(thread, attributes);
    }
    int error = pthread_attr_init(attributes);
    if (error == 0) {
        error = pthread_attr_setguardsize(attributes, 0);
    }
    if (error == 0) {
        size_t page = page_size();
        error = pthread_attr_setstack(attributes, fiber->stack + page, fiber->stack_size - page);
    }
    return error;
}

int __wrap_pthread_join(pthread_t thread, void **result) {
    struct fiber *fiber = fiber_of(thread);
    if (fiber == NULL) {
        return __real_pthread_join(thread, result);
    }
    /* Nothing to wait for: it ends before whoever runs it does anything else. */
    if (result != NULL) {
        *result = NULL;
    }
    release(fiber);
    return 0;
}

int __wrap_pthread_kill(pthread_t thread, int signal) {
    struct fiber *fiber = fiber_of(thread);
    return __real_pthread_kill(fiber == NULL ? thread : fiber->carrier, signal);
}

int __wrap_pthread_setname_np(pthread_t thread, const char *name) {
    /* The operating system has no name for it. */
    return fiber_of(thread) == NULL ? __real_pthread_setname_np(thread, name) : 0;
}
