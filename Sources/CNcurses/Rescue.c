// Giving the terminal back on every way out. In C, because a signal handler may call next to nothing, and a Swift function
// cannot promise that: everything the handlers touch is plain static memory, prepared beforehand.
#define _GNU_SOURCE
#include "CNcurses.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const struct { int signal; int event; } events[] = {
    {SIGINT, CONCORD_EVENT_INTERRUPT}, {SIGTERM, CONCORD_EVENT_TERMINATE}, {SIGHUP, CONCORD_EVENT_HANGUP},
    {SIGTSTP, CONCORD_EVENT_SUSPEND}, {SIGCONT, CONCORD_EVENT_CONTINUE}, {SIGWINCH, CONCORD_EVENT_RESIZE},
};
static const int fatal[] = {
    SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGSYS, SIGQUIT, SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2,
};
enum { event_count = sizeof events / sizeof *events, fatal_count = sizeof fatal / sizeof *fatal };

static int is_open;
static volatile sig_atomic_t is_armed;
static volatile sig_atomic_t pending[event_count];
static volatile time_t pending_since[event_count];
static pid_t owner;
static int input, output;
static int wake[2] = {-1, -1};
static struct termios saved_modes;
static char farewell[1000];
static size_t farewell_length;
static struct sigaction previous[NSIG];
static sigset_t previous_mask;
static char spare_stack[64 * 1024];

// tcsetattr in a background job would stop us with SIGTTOU; blocked, it goes through.
static void set_modes(void)
{
    sigset_t stop, old;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &stop, &old);
    while (tcsetattr(input, TCSANOW, &saved_modes) != 0 && errno == EINTR) {}
    pthread_sigmask(SIG_SETMASK, &old, NULL);
}

// The process id keeps a forked child that fails before it becomes another program from touching our terminal.
static void give_back(void)
{
    if (!is_armed || getpid() != owner) return;
    is_armed = 0;
    size_t done = 0;
    while (done < farewell_length) {
        ssize_t count = write(output, farewell + done, farewell_length - done);
        if (count > 0) done += (size_t)count;
        else if (count == 0 || errno != EINTR) break;
    }
    set_modes();
}

// Hands the signal to whoever had it before us, usually the default, which ends the process.
static void die(int signal)
{
    give_back();
    sigaction(signal, &previous[signal], NULL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    raise(signal);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static time_t seconds(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

// Asked to end again when the main loop has not even looked for two seconds, it never will: the process ends at once. Not
// any sooner: a hang-up often arrives twice, from the kernel and from the shell, and drafts are being saved.
static void on_event(int signal)
{
    int saved_errno = errno;
    for (int index = 0; index < event_count; index++) {
        if (events[index].signal != signal) continue;
        int ends = signal == SIGINT || signal == SIGTERM || signal == SIGHUP;
        if (ends && pending[index] && seconds() - pending_since[index] >= 2) die(signal);
        if (!pending[index]) pending_since[index] = seconds();
        pending[index] = 1;
        if (write(wake[1], "", 1) < 0) { /* full: the reader is going to wake up anyway */ }
    }
    errno = saved_errno;
}

static void install(int signal, void (*handler)(int), int flags)
{
    struct sigaction action = {0};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigfillset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

// What the process was told to ignore (nohup, a shell without job control) stays ignored.
static void install_events(void)
{
    for (int index = 0; index < event_count; index++) {
        int signal = events[index].signal;
        sigaction(signal, NULL, &previous[signal]);
        if (previous[signal].sa_handler != SIG_IGN) install(signal, on_event, SA_RESTART);
    }
}

static void install_fatal(void)
{
    stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack}, old;
    if (sigaltstack(NULL, &old) == 0 && (old.ss_flags & SS_DISABLE)) sigaltstack(&stack, NULL);
    for (int index = 0; index < fatal_count; index++) {
        int signal = fatal[index];
        sigaction(signal, NULL, &previous[signal]);
        if (previous[signal].sa_handler != SIG_IGN) install(signal, die, SA_ONSTACK);
    }
}

// A program may be started with signals blocked, by a daemon or from a worker thread; they would not reach us.
static void unblock(void)
{
    sigset_t wanted;
    sigemptyset(&wanted);
    for (int index = 0; index < event_count; index++) sigaddset(&wanted, events[index].signal);
    for (int index = 0; index < fatal_count; index++) sigaddset(&wanted, fatal[index]);
    pthread_sigmask(SIG_UNBLOCK, &wanted, &previous_mask);
}

int concord_rescue_begin(int input_descriptor, int output_descriptor)
{
    static int registered;
    if (is_open) return EBUSY;
    input = input_descriptor;
    output = output_descriptor;
    if (tcgetattr(input, &saved_modes) != 0) return errno;
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return errno;
    if (!registered) registered = atexit(give_back) == 0;
    owner = getpid();
    is_open = 1;
    for (int index = 0; index < event_count; index++) pending[index] = 0;
    install_events();
    install_fatal();
    unblock();
    return 0;
}

void concord_rescue_arm(const char *text, size_t length)
{
    is_armed = 0;
    farewell_length = length < sizeof farewell ? length : sizeof farewell;
    memcpy(farewell, text, farewell_length);
    is_armed = 1;
}

void concord_rescue_disarm(void) { is_armed = 0; }

void concord_rescue_restore_modes(void) { set_modes(); }

void concord_rescue_save_modes(void) { tcgetattr(input, &saved_modes); }

void concord_rescue_end(void)
{
    if (!is_open) return;
    is_armed = 0;
    for (int index = 0; index < event_count; index++) sigaction(events[index].signal, &previous[events[index].signal], NULL);
    for (int index = 0; index < fatal_count; index++) sigaction(fatal[index], &previous[fatal[index]], NULL);
    pthread_sigmask(SIG_SETMASK, &previous_mask, NULL);
    close(wake[0]);
    close(wake[1]);
    wake[0] = wake[1] = -1;
    is_open = 0;
}

int concord_rescue_descriptor(void) { return wake[0]; }

int concord_take_events(void)
{
    char drained[64];
    int result = 0;
    while (read(wake[0], drained, sizeof drained) > 0) {}
    for (int index = 0; index < event_count; index++) {
        if (!pending[index]) continue;
        pending[index] = 0;
        result |= events[index].event;
    }
    return result;
}

void concord_stop(void)
{
    if (previous[SIGTSTP].sa_handler == SIG_IGN) return;
    struct sigaction mine, standard = {0};
    standard.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &standard, &mine);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &mine, NULL);
    for (int index = 0; index < event_count; index++)
        if (events[index].event & (CONCORD_EVENT_SUSPEND | CONCORD_EVENT_CONTINUE)) pending[index] = 0;
}
