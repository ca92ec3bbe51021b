import { Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { ETAPES_ORIENTATION, type EtapeOrientation } from '../../../shared/domain/listes.ts'
import { formatCount, formatDate, formatPersonne } from '../../../shared/format.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrNone, dateOrTyped } from '../../ui/parse-date.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import styles from './Orientations.module.css'
import type { Choix } from './useChoix.ts'

const ETAPES = ETAPES_ORIENTATION.map((value) => ({ value, label: LIBELLES_ORIENTATION[value] }))

type Values = {
  readonly statut: EtapeOrientation | null
  readonly date: string
  readonly retourEcole: string
}

/**
 * The same step, or the same word to the school, for all the rows that are chosen. Nothing while none is,
 * unless something is typed: a filter may hide them all.
 */
export function LotPanel({
  choix,
  onClose,
}: {
  readonly choix: Choix
  readonly onClose: () => void
}) {
  const { contexte } = useSelection()
  const initial: Values = { statut: null, date: formatDate(contexte.today), retourEcole: '' }
  const { value, errors, onChange, send, isDirty, isPending } = useFlatForm({
    channel: 'orientations:saveSuivis',
    sujet: null,
    initial,
    toInput: ({ statut, date, retourEcole }) => ({
      orientationIds: [...choix.ids],
      etape: statut === null ? null : { statut, date: dateOrTyped(date) },
      retourEcole: dateOrNone(retourEcole),
    }),
    onSaved: () => {
      notifications.show({ message: 'Enregistré.' })
      onClose()
      choix.none()
    },
  })
  const isNone = choix.chosen.length === 0
  if (isNone && !isDirty) return null
  const isBlank = isNone || (value.statut === null && value.retourEcole.trim() === '')
  return (
    <SidePanel
      id="lot"
      title={
        isNone
          ? 'Aucune orientation choisie'
          : formatCount(choix.chosen.length, 'orientation choisie', 'orientations choisies')
      }
      lead={
        <Quiet block>{isNone ? 'Cochez dans la liste celles à noter.' : namesText(choix)}</Quiet>
      }
      about="lot"
      onClose={() => leave(onClose)}
    >
      <div className={styles.panel}>
        <PanelForm
          title="Suivi de plusieurs orientations"
          isTitled={false}
          submit="Enregistrer"
          isPending={isPending}
          onSubmit={(form) => !isBlank && send(form)}
          onCancel={() => leave(onClose)}
        >
          <Select
            label="Étape"
            size="xs"
            placeholder="Ne rien changer"
            clearable
            clearButtonProps={{ 'aria-label': 'Ne rien changer à l’étape' }}
            data={ETAPES}
            value={value.statut}
            onChange={(statut) => onChange({ statut })}
          />
          {value.statut === null ? null : (
            <DateTextField
              label="Le"
              value={value.date}
              error={errors['etape.date']}
              onChange={(date) => onChange({ date })}
            />
          )}
          {value.statut === 'inscrite' ? <SansInscription choix={choix} /> : null}
          <DateTextField
            label="École informée le"
            description="Vide, rien ne change."
            value={value.retourEcole}
            error={errors.retourEcole}
            onChange={(retourEcole) => onChange({ retourEcole })}
          />
        </PanelForm>
      </div>
    </SidePanel>
  )
}

function SansInscription({ choix }: { readonly choix: Choix }) {
  const count = choix.chosen.filter(({ inscription }) => inscription !== 'inscrit').length
  if (count === 0) return null
  return (
    <Quiet block>
      {count === 1
        ? 'Un de ces enfants n’est pas inscrit'
        : `${count} de ces enfants ne sont pas inscrits`}{' '}
      cette année&nbsp;: pour l’inscrire, ouvrez son orientation.
    </Quiet>
  )
}

const SHOWN = 5

function namesText({ chosen }: Choix): string {
  const names = chosen.slice(0, SHOWN).map(formatPersonne).join(', ')
  const others = chosen.length - SHOWN
  return others <= 0 ? names : `${names} et ${formatCount(others, 'autre')}`
}
