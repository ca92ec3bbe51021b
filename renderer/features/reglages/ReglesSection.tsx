import { Radio, Stack } from '@mantine/core'
import { libelleAnnee } from '../../../shared/dates.ts'
import type { ParametresFigures } from '../../../shared/domain/faits.ts'
import { formatNumber } from '../../../shared/format.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './ReglagesScreen.module.css'
import { useParametres } from './useParametres.ts'

type Values = {
  readonly lecture: ParametresFigures['lectureEncadrement']
  readonly tolerance: string
}

/** The readings of the bilan that a structure may choose, année by année. */
export function ReglesSection() {
  const query = useParametres()
  return (
    <Loaded query={query}>
      {({ lectureEncadrement, toleranceEcart }) => (
        <ReglesForm
          initial={{ lecture: lectureEncadrement, tolerance: formatNumber(toleranceEcart * 100) }}
        />
      )}
    </Loaded>
  )
}

/** A share from a percentage as one types it; not a number when it is none. */
const parseShare = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.replace(/[\s%]/g, '').replace(',', '.')) / 100

function ReglesForm({ initial }: { readonly initial: Values }) {
  const { annee } = useSelection()
  const form = useSaisieForm({
    channel: 'parametres:save',
    sujet: { anneeId: annee.id },
    initial: { regles: initial },
    toInput: ({ regles }) => ({
      anneeId: annee.id,
      parametres: {
        lectureEncadrement: regles.lecture,
        toleranceEcart: parseShare(regles.tolerance),
      },
    }),
    check: ({ regles }): Readonly<Record<string, string>> => {
      const share = parseShare(regles.tolerance)
      return share >= 0 && share <= 1
        ? {}
        : { 'regles.tolerance': 'Indiquez un pourcentage de 0 à 100.' }
    },
    follows: true,
    onSaved: () => undefined,
  })
  const { value, errors, onChange } = form.partOf('regles')
  return (
    <PageForm label="Règles" isDirty={form.isDirty} isPending={form.isPending} onSubmit={form.send}>
      <Panel title={`Règles de calcul, année ${libelleAnnee(annee)}`}>
        <Radio.Group
          label="Nombre moyen d’enfants par accompagnateur"
          size="xs"
          value={value.lecture}
          onChange={(lecture) => onChange({ lecture: lecture as Values['lecture'] })}
        >
          <Stack gap="0.375rem" mt="0.375rem">
            <Radio
              size="xs"
              value="par-seance"
              label="Séance par séance : enfants présents ÷ accompagnateurs présents (référentiel)"
            />
            <Radio
              size="xs"
              value="par-effectif"
              label="Sur l’année : enfants différents ÷ intervenants"
            />
          </Stack>
        </Radio.Group>
        <div className={styles.below}>
          <TextField
            label="Écart toléré avec le prévisionnel (%)"
            description="En deçà, le bilan ne propose pas d’écart : à 10 %, 19 enfants pour 20 prévus n’en sont pas un."
            inputMode="decimal"
            value={value.tolerance}
            error={errors.tolerance}
            onChange={(tolerance) => onChange({ tolerance })}
          />
        </div>
      </Panel>
    </PageForm>
  )
}
