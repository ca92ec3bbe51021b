import type { MenuItemConstructorOptions } from 'electron'

/** What the menu asks of the app besides Electron's own roles. */
export type MenuActions = {
  readonly openBackups: () => void
  readonly openLogs: () => void
  readonly verify: () => void
  readonly showAbout: () => void
}

/** The menu bar as data. A letter after « & » opens its menu with Alt: each differs, and an AZERTY keyboard types it. */
export function menuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: '&Fichier',
      submenu: [
        { label: 'Ouvrir le dossier des sauvegardes', click: actions.openBackups },
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
        { label: 'Vérifier l’installation', click: actions.verify },
        { label: 'Ouvrir le dossier du journal technique', click: actions.openLogs },
        { type: 'separator' },
        { label: 'À propos de Cartable', click: actions.showAbout },
      ],
    },
  ]
}
