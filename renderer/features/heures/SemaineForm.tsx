import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { addDays, type IsoDate, mondayOf } from '../../../shared/dates.ts'
import { CATEGORIES_HEURES } from '../../../shared/domain/listes.ts'
import { formatCount, formatDate, formatDuree } from '../../../shared/format.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection, useTodayInAnnee } from '../../app/selection.tsx'
import { useUnsaved } from '../../app/unsaved.ts'
import { useBrouillon } from '../../app/useBrouillon.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatJour, formatJourLong } from '../../texts/dates.ts'
import { useSaveKey } from '../../ui/keys.ts'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import styles from './Heures.module.css'
import type { LigneHeures } from './lignes-heures.ts'
import { categorieText } from './lignes-heures.ts'
import { PersonneField } from './PersonneField.tsx'
import { type Cells, cellKey, daysFrom, errorsByCell, readSemaine, withoutSent } from './semaine.ts'
import { sumMinutes } from './totaux.ts'

/** The hours of one person in one week, saved together. */
export function SemaineForm({ lignes }: { readonly lignes: readonly LigneHeures[] }) {
  const { annee, action } = useSelection()
  const { params } = useScreenParams()
  const today = useTodayInAnnee()
  const [intervenantId, setIntervenantId] = useState(params.get('personne') ?? '')
  const [actionId, setActionId] = useState(action?.id ?? annee.actions[0]?.id ?? '')
  const [monday, setMonday] = useState(() => mondayOf(today))
  const days = daysFrom(monday)
  const semaine = useSemaine({ intervenantId, actionId }, monday)
  const ref = useSaveKey(semaine.send)
  const send = (event: FormEvent) => {
    event.preventDefault()
    semaine.send()
  }
  const shift = (by: number) =>
    semaine.leave(() => {
      semaine.clear()
      setMonday((before) => addDays(before, by))
    })
  return (
    <form
      ref={ref}
      className={styles.semaine}
      aria-label="Heures d’une semaine"
      noValidate
      onSubmit={send}
    >
      <div className={styles.semaineHead}>
        <PersonneField
          value={intervenantId}
          error={semaine.errors.intervenantId}
          onChange={setIntervenantId}
        />
        <ActionSelect value={actionId} onChange={setActionId} />
        <div className={styles.weeks}>
          <ActionIcon variant="default" aria-label="Semaine précédente" onClick={() => shift(-7)}>
            <IconChevronLeft size="1rem" aria-hidden />
          </ActionIcon>
          <output className={styles.week}>
            {`Du ${formatDate(monday)} au ${formatDate(addDays(monday, 6))}`}
          </output>
          <ActionIcon variant="default" aria-label="Semaine suivante" onClick={() => shift(7)}>
            <IconChevronRight size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      </div>
      <SemaineGrid
        days={days}
        cells={semaine.cells}
        errors={semaine.errors}
        lignes={lignes.filter((ligne) => ligne.intervenantId === intervenantId)}
        onChange={semaine.change}
      />
      <FieldError text={semaine.errors['']} />
      <div>
        <Button type="submit" size="xs" loading={semaine.isPending}>
          Enregistrer
        </Button>
      </div>
      <output>
        {semaine.saved === 0 ? null : (
          <Quiet>{`${formatCount(semaine.saved, 'saisie enregistrée', 'saisies enregistrées')}.`}</Quiet>
        )}
      </output>
    </form>
  )
}

type Errors = Readonly<Record<string, string>>

/** State of the week being typed, saved in one operation. */
function useSemaine(
  who: { readonly intervenantId: string; readonly actionId: string },
  monday: IsoDate,
) {
  const [cells, setCells] = useState<Cells>({})
  const [errors, setErrors] = useState<Errors>({})
  const [saved, setSaved] = useState(0)
  const write = useWrite('heures:create')
  const isDirty = Object.values(cells).some((text) => text.trim() !== '')
  const abandon = useBrouillon({
    formulaire: 'heures:semaine',
    sujet: { ...who, monday },
    values: cells,
    isDirty,
    restore: setCells,
  })
  const { leave } = useUnsaved(isDirty, abandon)

  const clear = () => {
    setCells({})
    setErrors({})
  }
  const send = () => {
    if (write.isPending) return
    setSaved(0)
    if (who.intervenantId === '') return setErrors({ intervenantId: 'Choisissez un intervenant.' })
    const read = readSemaine(cells, who)
    if (!read.ok) return setErrors(read.errors)
    if (read.saisies.length === 0) {
      return setErrors({ '': 'Indiquez au moins une durée, par exemple 1h30.' })
    }
    write.mutate(
      { saisies: [...read.saisies] },
      {
        onSuccess: () => {
          setCells((now) => withoutSent(now, cells))
          setErrors({})
          setSaved(read.saisies.length)
        },
        onError: (error) => {
          const refused = errorsByCell(fieldErrors(error), read.keys)
          if (Object.keys(refused).length === 0) notifyFailure(error)
          else setErrors(refused)
        },
      },
    )
  }
  const change = (key: string, text: string) => {
    setCells((before) => ({ ...before, [key]: text }))
    setErrors(({ [key]: _read, '': _none, ...others }) => others)
  }
  return { cells, errors, saved, isPending: write.isPending, send, change, clear, leave }
}

/** Grid of a week, days down and catégories across; hours of séances and saved entries are shown, not typed. */
function SemaineGrid({
  days,
  cells,
  errors,
  lignes,
  onChange,
}: {
  readonly days: readonly IsoDate[]
  readonly cells: Cells
  readonly errors: Readonly<Record<string, string>>
  /** Lines of the person chosen. */
  readonly lignes: readonly LigneHeures[]
  readonly onChange: (key: string, text: string) => void
}) {
  return (
    <table className={styles.grid} aria-label="Heures de la semaine">
      <thead>
        <tr>
          <th scope="col">Jour</th>
          <th scope="col">En séance</th>
          <th scope="col">Déjà saisi</th>
          {CATEGORIES_HEURES.map((categorie) => (
            <th key={categorie} scope="col">
              {categorieText(categorie)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((date) => (
          <tr key={date}>
            <th scope="row">{formatJour(date)}</th>
            <Standing lignes={lignes.filter((one) => one.date === date && isDerived(one))} />
            <Standing lignes={lignes.filter((one) => one.date === date && !isDerived(one))} />
            {CATEGORIES_HEURES.map((categorie) => {
              const key = cellKey(date, categorie)
              return (
                <td key={categorie}>
                  <TextInput
                    aria-label={`${categorieText(categorie)}, ${formatJourLong(date)}`}
                    size="xs"
                    autoComplete="off"
                    value={cells[key] ?? ''}
                    error={errors[key]}
                    errorProps={{ role: 'alert' }}
                    onChange={(event) => onChange(key, event.currentTarget.value)}
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isDerived = ({ source }: LigneHeures): boolean => source.genre !== 'saisie'

function Standing({ lignes }: { readonly lignes: readonly LigneHeures[] }) {
  return (
    <td>
      {lignes.length === 0 ? <Quiet>–</Quiet> : <Quiet>{formatDuree(sumMinutes(lignes))}</Quiet>}
    </td>
  )
}
