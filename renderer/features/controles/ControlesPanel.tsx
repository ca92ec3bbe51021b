import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useId } from 'react'
import type { CodeControle, Controle, Gravite } from '../../../shared/domain/controle.ts'
import { hrefTo } from '../../app/router.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { A_FAIRE_TEXTS } from '../resumes/a-faire-texts.ts'
import styles from './ControlesPanel.module.css'

/** Address where each contrôle of an action is mended; none for one that only informs or is told in the form. */
const hrefsOf = (action: string): Readonly<Partial<Record<CodeControle, string>>> => ({
  'aucune-seance-tenue': hrefTo('seances'),
  'previsionnel-absent': hrefTo('reglages', { section: 'actions', action, partie: 'previsionnel' }),
  'date-de-retour-absente': hrefTo('reglages', { section: 'actions', action }),
  'minutes-sans-statut': A_FAIRE_TEXTS['heures-sans-statut'].href,
  'enfants-sans-famille': A_FAIRE_TEXTS['enfants-sans-famille'].href,
  'enfants-sans-niveau': A_FAIRE_TEXTS['enfants-sans-niveau'].href,
  'presences-inconnues': A_FAIRE_TEXTS['registres-a-saisir'].href,
  'registres-a-saisir': A_FAIRE_TEXTS['registres-a-saisir'].href,
  'seances-sans-intervenant': A_FAIRE_TEXTS['seances-sans-intervenant'].href,
  'seances-sans-activite': A_FAIRE_TEXTS['seances-sans-activite'].href,
  'enfants-sans-etablissement': A_FAIRE_TEXTS['enfants-sans-etablissement'].href,
  'enfants-sans-origine': A_FAIRE_TEXTS['enfants-sans-origine'].href,
  'effectif-insuffisant': hrefTo('enfants'),
  'effectif-depasse': hrefTo('enfants'),
  'intervenants-insuffisants': hrefTo('seances'),
  'enfants-par-intervenant': hrefTo('seances'),
  'semaines-sans-seance': hrefTo('seances'),
  'seances-par-semaine': hrefTo('seances'),
  'periode-sans-seance': hrefTo('seances'),
  'orientations-sans-accord': hrefTo('orientations'),
  'aucune-formation': hrefTo('intervenants'),
  'axe-enfants-sans-action': hrefTo('seances'),
  'axe-parents-sans-action': hrefTo('partenaires'),
  'axe-ecole-sans-action': hrefTo('partenaires'),
  'axe-territoire-sans-action': hrefTo('partenaires'),
  'bonification-sans-projet': hrefTo('axes', { onglet: 'projets' }),
  'projet-sans-bonification': hrefTo('reglages', { section: 'actions', action }),
})

const SIGNS = {
  erreur: { text: 'À corriger', tone: 'bad', icon: <IconAlertCircle aria-hidden /> },
  avertissement: { text: 'À voir', tone: 'warn', icon: <IconAlertTriangle aria-hidden /> },
  information: { text: 'À savoir', tone: 'quiet', icon: <IconInfoCircle aria-hidden /> },
} as const satisfies Record<Gravite, unknown>

/** Contrôles to look at before the bilan of an action is sent, each with a link to the screen that mends it. */
export function ControlesPanel({
  actionId,
  controles,
}: {
  readonly actionId: string
  readonly controles: readonly Controle[]
}) {
  const listId = useId()
  const hrefs = hrefsOf(actionId)
  if (controles.length === 0) return null
  return (
    <Panel title="À relire avant l’envoi">
      <ul className={styles.list}>
        {controles.map(({ code, gravite, texte, ids }, rank) => {
          const { text, tone, icon } = SIGNS[gravite]
          const href = hrefs[code]
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
