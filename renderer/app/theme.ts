import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type Menu,
  type Modal,
  type Notification,
  type Select,
  type Tooltip,
  type VisuallyHidden,
} from '@mantine/core'

/**
 * The one warm colour: the leather of a satchel. As text, shade 7 on white and 4 on dark pass AA; under
 * white text, 6 and 7 do.
 */
const cuir: MantineColorsTuple = [
  '#fcf4ec',
  '#f7e6d5',
  '#eecdab',
  '#e5b17d',
  '#e09d5e',
  '#cf7a34',
  '#b05a24',
  '#9c4a1a',
  '#7f3b14',
  '#5f2c0f',
]

/** Greys slightly warm, so that the accent belongs to them. */
const gray: MantineColorsTuple = [
  '#faf8f5',
  '#f4f1ec',
  '#e9e4dd',
  '#dad3ca',
  '#c0b7ac',
  '#8d8378',
  '#675e55',
  '#544c45',
  '#3c3631',
  '#262220',
]

const dark: MantineColorsTuple = [
  '#e4dfd9',
  '#c8c1b9',
  '#aaa299',
  '#8b837b',
  '#4d4742',
  '#3a3531',
  '#2b2724',
  '#211e1c',
  '#1a1816',
  '#141210',
]

const fontFamily =
  "'Segoe UI Variable Text', 'Segoe UI', 'SF Pro Text', 'Noto Sans', 'Liberation Sans', Arial, system-ui, sans-serif"

/** What a component's own `extend` takes; called, it would bring the component's code into the first picture's. */
type SettingsOf<C extends { extend(input: never): unknown }> = Parameters<C['extend']>[0]

/** Everything that the screens share: colours, type, radii and the defaults of the library's components. */
export const theme = createTheme({
  fontFamily,
  headings: { fontFamily, fontWeight: '600' },
  black: '#262220',
  colors: { cuir, gray, dark },
  primaryColor: 'cuir',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Accessible name of the cross that closes a message.
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Fermer' } },
    } satisfies SettingsOf<typeof Notification>,
    // Entries stay in the landmark of their button; a menu holds nothing focusable but its entries.
    Menu: {
      defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false },
    } satisfies SettingsOf<typeof Menu>,
    // The page never scrolls, only the screen: there is no scroll to lock.
    Modal: {
      defaultProps: { lockScroll: false, centered: true },
      styles: { title: { fontSize: '1.0625rem', fontWeight: 600 } },
    } satisfies SettingsOf<typeof Modal>,
    Select: {
      defaultProps: {
        checkIconPosition: 'right',
        // Choosing the selected option again keeps it: a cross clears a field that may stay empty.
        allowDeselect: false,
        nothingFoundMessage: 'Rien à ce nom',
        // Options stay in the landmark of their field, for screen readers that go by landmarks; and in the page (`keepMounted`): a list made
        // when it is shown would not be told as expanded, and Échap would close what stands around it.
        comboboxProps: { withinPortal: false },
      },
      // A choice longer than its field says that it goes on.
      styles: { input: { textOverflow: 'ellipsis' } },
    } satisfies SettingsOf<typeof Select>,
    Tooltip: {
      defaultProps: {
        openDelay: 300,
        withArrow: true,
        events: { hover: true, focus: true, touch: true },
      },
    } satisfies SettingsOf<typeof Tooltip>,
    // Left where it stands, a text for screen readers alone would lengthen the page around what it scrolls in.
    VisuallyHidden: { styles: { root: { top: 0 } } } satisfies SettingsOf<typeof VisuallyHidden>,
  },
})

/** Variables of our own, for the style sheets: surfaces, lines and the colours of charts, each of one meaning. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': '#a8201a',
    '--surface': '#ffffff',
    '--surface-sunk': gray[0],
    '--surface-hover': gray[1],
    '--line': gray[2],
    '--line-strong': gray[3],
    '--accent': cuir[7],
    '--accent-soft': cuir[0],
    '--accent-line': cuir[2],
    '--good': '#23694a',
    '--warn': '#8a5300',
    '--bad': '#a8201a',
    '--warn-soft': '#fdf3dd',
    '--bad-soft': '#fcebe9',
    '--chart-1': cuir[6],
    '--chart-present': '#4d7f57',
    '--chart-excuse': '#b98a2b',
    '--chart-absent': '#a8473d',
    '--chart-salarie': '#3d6f94',
    '--chart-volontaire': '#7d62a3',
    '--chart-benevole': '#2f8a86',
    '--chart-quiet': gray[4],
  },
  dark: {
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': '#ff9b92',
    '--surface': dark[7],
    '--surface-sunk': dark[8],
    '--surface-hover': dark[6],
    '--line': dark[5],
    '--line-strong': dark[4],
    '--accent': cuir[4],
    '--accent-soft': '#33271d',
    '--accent-line': '#5d4128',
    '--good': '#7fcfa4',
    '--warn': '#f0bf6a',
    '--bad': '#ff9b92',
    '--warn-soft': '#352b1a',
    '--bad-soft': '#3a2321',
    '--chart-1': cuir[4],
    '--chart-present': '#8cba90',
    '--chart-excuse': '#dcb868',
    '--chart-absent': '#e08a80',
    '--chart-salarie': '#7fb0d6',
    '--chart-volontaire': '#b49ad6',
    '--chart-benevole': '#6cc0bb',
    '--chart-quiet': dark[3],
  },
})
