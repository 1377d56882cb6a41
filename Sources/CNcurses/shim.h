#pragma once
// SwiftPM drops the -D flags of ncursesw's pkg-config file; without this the wide-character calls are not declared.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <wchar.h>

// Declared by <wchar.h> only under _XOPEN_SOURCE, which a module cannot define late enough to matter.
extern int wcwidth(wchar_t character);
