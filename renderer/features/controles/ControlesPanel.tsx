import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useId } from 'react'
import type { Controle, Gravite } from '../../../shared/domain/controle.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './ControlesPanel.module.css'
import { CONTROLE_HREFS } from './controle-lieux.ts'

const SIGNS = {
  erreur: { text: 'À corriger', tone: 'bad', icon: <IconAlertCircle aria-hidden /> },
  avertissement: { text: 'À voir', tone: 'warn', icon: <IconAlertTriangle aria-hidden /> },
  information: { text: 'À savoir', tone: 'quiet', icon: <IconInfoCircle aria-hidden /> },
} as const satisfies Record<Gravite, unknown>

/** Contrôles to look at before the bilan is sent, each with a link to the screen that mends it. */
export function ControlesPanel({ controles }: { readonly controles: readonly Controle[] }) {
  const listId = useId()
  if (controles.length === 0) return null
  return (
    <Panel title="À relire avant l’envoi">
      <ul className={styles.list}>
        {controles.map(({ code, gravite, texte, ids }, rank) => {
          const { text, tone, icon } = SIGNS[gravite]
          const href = CONTROLE_HREFS[code]
          return (
            <li key={`${code} ${ids[0]}`} className={styles.line}>
              <Tag tone={tone} icon={icon}>
                {text}
              </Tag>
              <span>
                <span id={`${listId}-${rank}`}>{texte}</span>{' '}
                {href === undefined ? null : (
                  <a href={href} aria-describedby={`${listId}-${rank}`}>
                    Y&nbsp;aller
                  </a>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
