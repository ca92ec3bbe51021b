import { Button } from '@mantine/core'
import { IconChecks, IconNote } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Grille.module.css'
import type { Command } from './grille-keys.ts'

type Tool = {
  readonly label: string
  readonly hint: string
  readonly sign: ReactNode
  readonly command: Command
}

const lettre = (etat: string, sign: string) => (
  <span className={styles.box} data-etat={etat} data-tool="true" aria-hidden>
    {sign}
  </span>
)

const TOOLS: readonly Tool[] = [
  {
    label: 'Présent',
    hint: 'P',
    sign: lettre('present', 'P'),
    command: { type: 'set', etat: 'present' },
  },
  {
    label: 'Absent',
    hint: 'A',
    sign: lettre('absent', 'A'),
    command: { type: 'set', etat: 'absent' },
  },
  {
    label: 'Excusé',
    hint: 'E',
    sign: lettre('excuse', 'E'),
    command: { type: 'set', etat: 'excuse' },
  },
  {
    label: 'Inconnu',
    hint: 'Suppr',
    sign: lettre('inconnu', '?'),
    command: { type: 'set', etat: null },
  },
  {
    label: 'Note…',
    hint: 'N',
    sign: <IconNote size="1rem" aria-hidden />,
    command: { type: 'note' },
  },
  {
    label: 'Tous présents',
    hint: 'T',
    sign: <IconChecks size="1rem" aria-hidden />,
    command: { type: 'tous-presents' },
  },
]

/** What the keys do, for the mouse: it is also the key to the signs of the grid. */
export function GrilleTools({ onCommand }: { readonly onCommand: (command: Command) => void }) {
  return (
    <fieldset aria-label="Noter les cases choisies" className={styles.tools}>
      {TOOLS.map(({ label, hint, sign, command }) => (
        <Button
          key={label}
          size="compact-sm"
          fw={500}
          fz="sm"
          variant="default"
          leftSection={sign}
          title={`${label} (${hint})`}
          onClick={() => onCommand(command)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  )
}
