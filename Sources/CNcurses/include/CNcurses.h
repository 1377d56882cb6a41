#pragma once
// SwiftPM drops the -D flags of ncursesw's pkg-config file; without this the wide-character calls are not declared.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

// Declared by <wchar.h> only under _XOPEN_SOURCE, which a module cannot define late enough to matter.
extern int wcwidth(wchar_t character);

// What Swift cannot import from <ncurses.h>: global variables (not safe under Swift 6) and macros with casts.

static inline WINDOW *concord_stdscr(void) { return stdscr; }
static inline WINDOW *concord_curscr(void) { return curscr; }
static inline int concord_colors(void) { return COLORS; }
static inline int concord_key_f0(void) { return KEY_F0; }

static inline attr_t concord_attributes(bool bold, bool underline, bool reverse)
{
    return (bold ? A_BOLD : 0) | (underline ? A_UNDERLINE : 0) | (reverse ? A_REVERSE : 0);
}

/// Fills one cell; `text` ends in 0. An extended colour pair goes by pointer, the short one would be cut at 32767.
static inline int concord_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair)
{
    return setcchar(cell, text, attributes, 0, &pair);
}

/// The same of one character.
static inline int concord_set_character(cchar_t *cell, wchar_t character, attr_t attributes, int pair)
{
    const wchar_t text[2] = {character, 0};
    return setcchar(cell, text, attributes, 0, &pair);
}

/// A string capability, or NULL; terminfo says "not a string" by an odd pointer.
static inline const char *concord_capability(const char *name)
{
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

/// The string that moves the cursor, or NULL.
static inline const char *concord_cursor_position(int row, int column)
{
    const char *format = concord_capability("cup");
    return format ? tiparm(format, row, column) : NULL;
}

// Giving the terminal back, whatever happens (Rescue.c). One terminal at a time.

/// Signals the main loop is told about; the numbers are bits of `concord_take_events`.
enum concord_event {
    CONCORD_EVENT_INTERRUPT = 1,
    CONCORD_EVENT_TERMINATE = 2,
    CONCORD_EVENT_HANGUP = 4,
    CONCORD_EVENT_SUSPEND = 8,
    CONCORD_EVENT_CONTINUE = 16,
    CONCORD_EVENT_RESIZE = 32,
};

/// Saves the terminal's modes and catches signals. Returns 0 or an errno (EBUSY: a terminal is open already).
int concord_rescue_begin(int input, int output);

/// From now on a way out that nobody planned writes `text` (cut at 1,000 bytes) and restores the modes.
void concord_rescue_arm(const char *text, size_t length);

/// The terminal has been given back; there is nothing to rescue until it is armed again.
void concord_rescue_disarm(void);

/// Restores the modes saved.
void concord_rescue_restore_modes(void);

/// Saves the modes again: the user may have changed them while we were stopped.
void concord_rescue_save_modes(void);

/// Lets go of the signals.
void concord_rescue_end(void);

/// A descriptor that can be read when there are events.
int concord_rescue_descriptor(void);

/// The events since the last call, as bits.
int concord_take_events(void);

/// Stops the process group as Ctrl-Z does; returns when it is continued. Nothing happens where nobody could continue it.
void concord_stop(void);
