import { ActionIcon, Button, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { addDays, mondayOf } from '../../../shared/dates.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { useSaveKey } from '../../ui/useSaveKey.ts'
import styles from './Heures.module.css'
import type { LigneHeures } from './lignes-heures.ts'
import { PersonneField } from './PersonneField.tsx'
import { SemaineGrid } from './SemaineGrid.tsx'
import { daysFrom } from './semaine.ts'
import { useSemaine } from './useSemaine.ts'

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
        {annee.actions.length < 2 ? null : (
          <Select
            label="Action"
            size="xs"
            data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
            value={actionId}
            onChange={(id) => id !== null && setActionId(id)}
          />
        )}
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
          Enregistrer la semaine
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
