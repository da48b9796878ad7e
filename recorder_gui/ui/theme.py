"""The look of the window in one place: colours, spacing, fonts, and the light and dark palettes.

Widgets read `colours_of(self)`, which goes by their palette, and repaint on PaletteChange; so
nobody holds a reference to the theme. No style sheets: those miss palette changes.
"""

from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from recorder_gui.ui.style import FlatStyle

_CHINESE = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
SPACE = 8  # px; every distance is a multiple or a half of it
HALF = SPACE // 2
RADIUS = 6  # px, corners of cards, badges and buttons
ICON = 18  # px, icons in buttons and menus


class ThemeMode(StrEnum):
    """Which of the two looks is shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Colours(Struct, frozen=True):
    """The colours of one look, as #rrggbb. Each text colour reaches 4.5:1 on each ground."""

    window: str  # behind everything
    surface: str  # fields, tables, cards
    raised: str  # alternate rows, hovered things
    rail: str  # the rail and the status bar
    border: str
    field_border: str  # 3:1 on the ground, as a control's outline should be
    text: str
    muted: str
    accent: str
    accent_text: str  # on the accent
    accent_soft: str  # ground of what is chosen
    recording: str
    paused: str
    ok: str
    info: str
    stage: str  # round the canvas


LIGHT = Colours(
    window="#f4f5f8",
    surface="#ffffff",
    raised="#f7f8fa",
    rail="#eceef3",
    border="#d9dde5",
    field_border="#858e9e",
    text="#1a2130",
    muted="#535d6e",
    accent="#2a5bd0",
    accent_text="#ffffff",
    accent_soft="#dfe8fb",
    recording="#c0202e",
    paused="#835400",
    ok="#17703a",
    info="#2a5bd0",
    stage="#dfe2e9",
)
DARK = Colours(
    window="#1a1d23",
    surface="#22262e",
    raised="#292e37",
    rail="#15171c",
    border="#363c48",
    field_border="#79839a",
    text="#e9ebf0",
    muted="#a9b2c1",
    accent="#8ab0ff",
    accent_text="#0d1830",
    accent_soft="#2b3a5c",
    recording="#ff8286",
    paused="#f2bb55",
    ok="#66d18d",
    info="#8ab0ff",
    stage="#111317",
)


def colours_of(source: QWidget | QPalette) -> Colours:
    """The colours that go with the palette of `source`."""
    palette = source.palette() if isinstance(source, QWidget) else source
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_for(colours: Colours) -> QPalette:
    """A whole palette, every role and group set, from `colours`."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, value in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.recording,
        role.Light: colours.raised,
        role.Midlight: colours.raised,
        role.Mid: colours.border,
        role.Dark: colours.field_border,
        role.Shadow: colours.border,
        role.Highlight: colours.accent_soft,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
    }.items():
        palette.setColor(which, QColor(value))
    faint = blend(colours.text, colours.window, 0.45)
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faint)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.border))
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, faint)
    return palette


def blend(over: str, under: str, share: float) -> QColor:
    """`share` (0 to 1) of the colour `over` mixed into `under`."""
    top, ground = QColor(over), QColor(under)
    return QColor.fromRgbF(
        top.redF() * share + ground.redF() * (1 - share),
        top.greenF() * share + ground.greenF() * (1 - share),
        top.blueF() * share + ground.blueF() * (1 - share),
    )


def scaled_font(base: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`base` times `factor` in size, in `weight`."""
    font = QFont(base)
    font.setPointSizeF(max(7.0, base.pointSizeF() * factor))
    font.setWeight(weight)
    return font


def title_font(base: QFont) -> QFont:
    """For the title of a page or a dialog."""
    return scaled_font(base, 1.35, QFont.Weight.DemiBold)


def heading_font(base: QFont) -> QFont:
    """For the heading of a section."""
    return scaled_font(base, 1.0, QFont.Weight.DemiBold)


def caption_font(base: QFont) -> QFont:
    """For small print: hints, captions under icons, badges."""
    return scaled_font(base, 0.9)


def figures_font(base: QFont) -> QFont:
    """`base` with figures of equal width, for clocks and counters that must not jitter."""
    font = QFont(base)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def code_font(base: QFont) -> QFont:
    """Fixed width, at the size of `base`."""
    font = with_chinese(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    font.setPointSizeF(base.pointSizeF())
    return font


def with_chinese(base: QFont) -> QFont:
    """`base` with a family of Simplified Chinese behind its own: left to itself, the system may
    fall back to a bold or a Japanese one."""
    font = QFont(base)
    there = next((name for name in _CHINESE if QFontDatabase.hasFamily(name)), "")
    if there and there not in font.families():
        font.setFamilies([QFontInfo(base).family(), there])  # an alias alone would lose to it
    return font


class Theme(QObject):
    """Keeps the application's palette in step with the mode and with the system's scheme.

    Signal `changed`: the palette was set anew.
    """

    changed = Signal()

    def __init__(self, application: QApplication, mode: ThemeMode = ThemeMode.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._mode = mode
        application.setStyle(FlatStyle())
        application.setFont(with_chinese(application.font()))
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.set_mode(mode)

    @property
    def mode(self) -> ThemeMode:
        """The mode as it was set."""
        return self._mode

    def set_mode(self, mode: ThemeMode) -> None:
        """Show the look of `mode` now."""
        self._mode = mode
        hints = self._application.styleHints()
        if mode is ThemeMode.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = mode is ThemeMode.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._apply()

    def is_dark(self) -> bool:
        """Whether the dark look is shown now."""
        if self._mode is ThemeMode.SYSTEM:
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is ThemeMode.DARK

    def _apply(self) -> None:
        colours = DARK if self.is_dark() else LIGHT
        palette = palette_for(colours)
        self._application.setPalette(palette)
        # Chosen rows are soft; what is filled to show an amount is not.
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colours.accent))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colours.accent_text))
        for kind in ("QProgressBar", "QSlider"):
            self._application.setPalette(palette, kind)  # pyright: ignore[reportArgumentType]
        self.changed.emit()

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._apply()
