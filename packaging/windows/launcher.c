/* Starts the program with the Python that lies beside it, and with nothing else: the environment's
 * PYTHON... variables, the registry and the current folder have no say. Built twice: for windows
 * (recorder-gui.exe) and for the console (recorder-gui.com, which a prompt finds first).
 */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define OURS 3 /* -I -m recorder_gui */

typedef int (*python_main)(int, wchar_t **);

static int complain(const wchar_t *what)
{
    wchar_t text[1024];
    _snwprintf(text, 1023, L"%ls (error %lu).\n\nInstall Cloud Recorder again.", what,
               GetLastError());
    text[1023] = 0;
#ifdef CONSOLE
    fputws(text, stderr);
#else
    MessageBoxW(NULL, text, L"Cloud Recorder", MB_OK | MB_ICONERROR);
#endif
    return 3;
}

static int start(int count, wchar_t **words)
{
    static wchar_t path[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST - 64);
    wchar_t *name = wcsrchr(path, L'\\');
    if (length == 0 || name == NULL)
        return complain(L"This program does not know where it is");
    wcscpy(name + 1, L"runtime\\" PYTHON_DLL);
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return complain(L"Python cannot be loaded");
    python_main run = (python_main)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return complain(L"Python has no entry");

    wchar_t **all = calloc((size_t)count + OURS + 1, sizeof *all);
    if (all == NULL)
        return complain(L"There is no memory");
    all[0] = words[0];
    all[1] = L"-I";
    all[2] = L"-m";
    all[3] = L"recorder_gui";
    for (int i = 1; i < count; i++)
        all[i + OURS] = words[i];
    return run(count + OURS, all);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **words)
{
    return start(count, words);
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, wchar_t *line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#endif
