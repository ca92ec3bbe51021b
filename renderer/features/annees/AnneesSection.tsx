import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatCount, formatDateLongue } from '../../../shared/format.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './Annees.module.css'
import { PassageForm } from './PassageForm.tsx'

/** List of the années, the shown one marked, with the way to the next année. */
export function AnneesSection() {
  const { contexte, annee, selectAnnee } = useSelection()
  const { params, setParams } = useScreenParams()
  const isPassing = params.has('passage')
  const [latest = annee] = contexte.annees
  return (
    <>
      <Panel title="Années">
        <ul className={styles.list}>
          {contexte.annees.map((one) => (
            <li key={one.id} className={styles.line}>
              <span>
                <strong>{libelleAnnee(one)}</strong>{' '}
                <Quiet>
                  {`du ${formatDateLongue(one.debut)} au ${formatDateLongue(one.fin)}, ${formatCount(one.actions.length, 'action')}`}
                </Quiet>
              </span>
              {one.id === annee.id ? (
                <Tag>Année affichée</Tag>
              ) : (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Afficher l’année ${libelleAnnee(one)}`}
                  onClick={() => selectAnnee(one.id)}
                >
                  Afficher
                </Button>
              )}
            </li>
          ))}
        </ul>
        {isPassing ? null : (
          <div>
            <Button
              size="xs"
              leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
              onClick={() => setParams({ passage: 'oui' })}
            >
              Préparer l’année suivante
            </Button>
          </div>
        )}
      </Panel>
      {isPassing ? (
        <PassageForm from={latest} onClose={() => setParams({ passage: null })} />
      ) : null}
    </>
  )
}
