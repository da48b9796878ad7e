/* Starts the program with the Python that lies beside it, and with nothing else: the environment's
 * PYTHON... variables and the current folder have no say. Its libraries are found from this
 * executable's own search path, not by LD_LIBRARY_PATH, which programs started from here would
 * inherit.
 */
#include <Python.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define STDLIB "/lib/python" VERSION

static int complain(const char *what)
{
    fprintf(stderr, "Cloud Recorder cannot start: %s. Install it again.\n", what);
    return 3;
}

/* The folder of this executable, links followed, without a slash at its end; 0 if it is not known. */
static int find_home(char *home)
{
    ssize_t length = readlink("/proc/self/exe", home, PATH_MAX - 1);
    if (length <= 0)
        return 0;
    home[length] = 0;
    char *name = strrchr(home, '/');
    if (name == NULL)
        return 0;
    *name = 0;
    return 1;
}

static PyStatus set_path(PyConfig *config, wchar_t **field, const char *home, const char *inside)
{
    static char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s%s", home, inside);
    return PyConfig_SetBytesString(config, field, path);
}

static PyStatus set_places(PyConfig *config, const char *home)
{
    struct {
        wchar_t **field;
        const char *inside;
    } const places[] = {
        {&config->executable, "/recorder-gui"},
        {&config->base_executable, "/recorder-gui"},
        {&config->prefix, ""},
        {&config->base_prefix, ""},
        {&config->exec_prefix, ""},
        {&config->base_exec_prefix, ""},
        {&config->stdlib_dir, STDLIB},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        PyStatus status = set_path(config, places[i].field, home, places[i].inside);
        if (PyStatus_Exception(status))
            return status;
    }
    static const char *const searched[] = {STDLIB, STDLIB "/lib-dynload", STDLIB "/site-packages"};
    config->module_search_paths_set = 1;
    for (size_t i = 0; i < sizeof searched / sizeof *searched; i++) {
        wchar_t *path = NULL;
        PyStatus status = set_path(config, &path, home, searched[i]);
        if (!PyStatus_Exception(status))
            status = PyWideStringList_Append(&config->module_search_paths, path);
        PyMem_RawFree(path);
        if (PyStatus_Exception(status))
            return status;
    }
    return PyStatus_Ok();
}

static PyStatus start(const char *home, int count, char **words)
{
    PyPreConfig before;
    PyPreConfig_InitPythonConfig(&before);
    before.isolated = 1;
    before.use_environment = 0;
    before.parse_argv = 0;
    before.utf8_mode = 1; /* names of files and people, whatever the locale */
    PyStatus status = Py_PreInitialize(&before);
    if (PyStatus_Exception(status))
        return status;

    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    config.isolated = 1;
    config.use_environment = 0;
    config.user_site_directory = 0;
    config.safe_path = 1;
    config.parse_argv = 0;
    config.site_import = 0;
    config.write_bytecode = 0; /* all of it is there, and the folder may be an administrator's */
    config.pathconfig_warnings = 0;
    status = set_places(&config, home);
    if (!PyStatus_Exception(status))
        status = PyConfig_SetBytesString(&config, &config.run_module, "recorder_gui");
    if (!PyStatus_Exception(status))
        status = PyConfig_SetBytesArgv(&config, count, words);
    if (!PyStatus_Exception(status))
        status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    return status;
}

int main(int count, char **words)
{
    char home[PATH_MAX];
    if (!find_home(home))
        return complain("it does not know where it is (is /proc there?)");
    PyStatus status = start(home, count, words);
    if (PyStatus_Exception(status))
        return complain(status.err_msg ? status.err_msg : "Python does not start");
    return Py_RunMain();
}
