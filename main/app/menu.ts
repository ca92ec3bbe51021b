import type { MenuItemConstructorOptions } from 'electron'

/** Actions of the menu besides Electron's own roles. */
type MenuActions = {
  readonly openBackups: () => void
  /** Locks the data until their password is given. */
  readonly lock: () => void
  readonly openLogs: () => void
  readonly verify: () => void
  /** Shows a page of help in the window; null: the page of the open screen. */
  readonly showAide: (page: string | null) => void
}

/** Pages of help (`renderer/features/aide/pages.ts`) that the menu leads to. */
const AIDE_PAGES = [
  { label: 'Toute l’aide', page: 'sommaire' },
  { label: 'De la rentrée au bilan en dix minutes', page: 'visite' },
  { label: 'Nouveautés', page: 'nouveautes' },
  { label: 'Signaler un problème', page: 'signaler' },
  { label: 'Vérifier les mises à jour', page: 'versions' },
] as const

/** The menu bar as data. A letter after « & » opens its menu with Alt: each differs, and an AZERTY keyboard types it. */
export function menuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: '&Fichier',
      submenu: [
        { label: 'Ouvrir le dossier des sauvegardes', click: actions.openBackups },
        { label: 'Verrouiller', accelerator: 'CmdOrCtrl+L', click: actions.lock },
        { type: 'separator' },
        { label: 'Quitter', role: 'quit' },
      ],
    },
    {
      label: 'É&dition',
      submenu: [
        { label: 'Annuler la frappe', role: 'undo' },
        { label: 'Rétablir la frappe', role: 'redo' },
        { type: 'separator' },
        { label: 'Couper', role: 'cut' },
        { label: 'Copier', role: 'copy' },
        { label: 'Coller', role: 'paste' },
        { label: 'Tout sélectionner', role: 'selectAll' },
      ],
    },
    {
      label: '&Affichage',
      submenu: [
        { label: 'Agrandir le texte', role: 'zoomIn' },
        { label: 'Réduire le texte', role: 'zoomOut' },
        { label: 'Taille normale', role: 'resetZoom' },
        { type: 'separator' },
        { label: 'Plein écran', role: 'togglefullscreen' },
      ],
    },
    {
      label: 'Aid&e',
      submenu: [
        // F1 is only displayed here: the window answers it itself, in a form too.
        {
          label: 'Aide de cet écran',
          accelerator: 'F1',
          registerAccelerator: false,
          click: () => actions.showAide(null),
        },
        ...AIDE_PAGES.map(({ label, page }) => ({ label, click: () => actions.showAide(page) })),
        { type: 'separator' },
        { label: 'Vérifier l’installation', click: actions.verify },
        { label: 'Ouvrir le dossier du journal technique', click: actions.openLogs },
        { type: 'separator' },
        { label: 'À propos de Cartable', click: () => actions.showAide('a-propos') },
      ],
    },
  ]
}
