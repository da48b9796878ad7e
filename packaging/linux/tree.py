"""The program as a folder that runs from anywhere: a Python, the locked wheels, ours, what they
need of this system, and a launcher. Every part is a file of its own and may be replaced."""

from pathlib import Path

from common.doing import fresh, needs
from common.facts import PROGRAM, Facts
from common.origins import write_origins
from common.site_packages import compile_all, install_wheels, keep_of_qt, leave_out_unused
from linux.libraries import bring_libraries, forget_search_paths, linked_to
from linux.origins import origins_of
from linux.python import HOME, compile_launcher, copy_python

# What a desktop with X11 or Wayland needs; more would drag in toolkits of other desktops.
_QT_PLUGINS = (
    "platforms/libqxcb.so",
    "platforms/libqwayland.so",
    "platforms/libqoffscreen.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-graphics-integration-client/libdmabuf-server.so",
    "wayland-graphics-integration-client/libdrm-egl-server.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-graphics-integration-client/libshm-emulation-server.so",
    "wayland-shell-integration/libxdg-shell.so",
    "wayland-shell-integration/libqt-shell.so",
    "wayland-shell-integration/libwl-shell-plugin.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platformthemes/libqxdgdesktopportal.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "imageformats/libqico.so",
    "iconengines/libqsvgicon.so",
)


def build_tree(wheel: Path, facts: Facts) -> Path:
    """The folder; its executable is `recorder-gui`. `wheel` is ours. Raises CannotBuild."""
    needs("objdump", "strip", "patchelf", "gcc")
    tree = fresh(facts.work / "tree" / PROGRAM)
    copy_python(tree)
    site = tree / HOME / "site-packages"
    install_wheels(site, wheel)
    keep_of_qt(site / "PySide6", _QT_PLUGINS, ".abi3.so", linked_to)
    leave_out_unused(site)
    compile_all(tree / HOME, facts)
    forget_search_paths(tree)
    beside_qt = site / "PySide6/Qt/lib"  # where Qt's plugins look
    brought = bring_libraries(tree, beside_qt)
    write_origins(origins_of(brought), facts)
    compile_launcher(tree, beside_qt, facts)
    return tree
