/*
 * Stand-ins for the plugins that electron-builder's installer script calls and that Debian has not: what a silent
 * installation for one person asks of them. One library, copied under each of their names (installer.ts).
 */
#ifdef FINDSTR
#include <stdio.h>

/* Wine's `findstr` finds whatever it is asked, and the app would always be running: this one finds when there is something to read. */
int main(void) { return getchar() == EOF; }
#else
#include <windows.h>

typedef struct stack {
  struct stack *next;
  WCHAR text[1];
} Stack;

#define PLUGIN(name)                                                                               \
  __declspec(dllexport) void name(HWND window, int size, WCHAR *variables, Stack **top, void *extra)
#define UNUSED(name)                                                                               \
  PLUGIN(name) {}

static void pop(Stack **top, WCHAR *text, int size) {
  Stack *first = *top;
  lstrcpynW(text, first->text, size);
  *top = first->next;
  GlobalFree(first);
}

static void push(Stack **top, const WCHAR *text, int size) {
  Stack *first = GlobalAlloc(GPTR, sizeof(Stack) + size * sizeof(WCHAR));
  lstrcpynW(first->text, text, size);
  first->next = *top;
  *top = first;
}

/* The command line from its first argument on. */
static const WCHAR *arguments(void) {
  const WCHAR *line = GetCommandLineW();
  WCHAR end = *line == L'"' ? *line++ : L' ';
  while (*line && *line != end) line++;
  while (*line == end || *line == L' ') line++;
  return line;
}

/* What follows `--name` or `/name` in the command line; null when it is not there. */
static const WCHAR *after(const WCHAR *name) {
  int length = lstrlenW(name);
  for (const WCHAR *at = arguments(); *at; at++) {
    if (*at != L'-' && *at != L'/') continue;
    if (CompareStringOrdinal(at + 1, length, name, length, TRUE) != CSTR_EQUAL) continue;
    if (at[1 + length] == 0 || at[1 + length] == L' ' || at[1 + length] == L'=') return at + 1 + length;
  }
  return NULL;
}

/* StdUtils */
PLUGIN(TestParameter) {
  WCHAR name[256];
  pop(top, name, 256);
  push(top, after(name) ? L"true" : L"false", size);
}

PLUGIN(GetParameter) {
  WCHAR fallback[1024], name[256], value[1024];
  pop(top, fallback, 1024);
  pop(top, name, 256);
  const WCHAR *given = after(name);
  if (!given || *given != L'=') {
    push(top, fallback, size);
    return;
  }
  int length = 0;
  for (given++; given[length] && given[length] != L' ' && length < 1023; length++) value[length] = given[length];
  value[length] = 0;
  push(top, value, size);
}

PLUGIN(GetAllParameters) {
  WCHAR truncated[16];
  pop(top, truncated, 16);
  push(top, arguments(), size);
}

PLUGIN(GetParentPath) {
  WCHAR path[1024];
  pop(top, path, 1024);
  for (int at = lstrlenW(path); at >= 0; at--) {
    if (path[at] != L'\\') continue;
    path[at] = 0;
    break;
  }
  push(top, path, size);
}

UNUSED(ExecShellAsUser)
UNUSED(HashFile)

/* Nsis7z: by 7-Zip for Windows, whose path the environment holds. */
PLUGIN(Extract) {
  WCHAR archive[1024], sevenZip[1024], line[2100];
  STARTUPINFOW start = {sizeof(start)};
  PROCESS_INFORMATION process;
  pop(top, archive, 1024);
  if (!GetEnvironmentVariableW(L"CARTABLE_7ZA", sevenZip, 1024)) ExitProcess(3);
  wsprintfW(line, L"\"%s\" x -y -bd \"%s\"", sevenZip, archive);
  if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, NULL, &start, &process)) ExitProcess(4);
  WaitForSingleObject(process.hProcess, INFINITE);
  DWORD code = 1;
  GetExitCodeProcess(process.hProcess, &code);
  if (code != 0) ExitProcess(5);
}

/* WinShell: what it writes in shortcuts no test reads. */
PLUGIN(SetLnkAUMI) {
  WCHAR taken[1024];
  pop(top, taken, 1024);
  pop(top, taken, 1024);
}

PLUGIN(UninstShortcut) {
  WCHAR taken[1024];
  pop(top, taken, 1024);
}

PLUGIN(UninstAppUserModelId) {
  WCHAR taken[1024];
  pop(top, taken, 1024);
}

/* UAC, SpiderBanner, nsProcess: an installation that shows nothing and asks no administrator never calls them. */
UNUSED(_)
UNUSED(Show)
UNUSED(_FindProcess)
UNUSED(_KillProcess)
UNUSED(_CloseProcess)
UNUSED(_Unload)
#endif
