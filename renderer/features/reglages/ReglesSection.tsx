import { Radio, Stack } from '@mantine/core'
import { libelleAnnee } from '../../../shared/dates.ts'
import type { ParametresAnnee } from '../../../shared/domain/faits.ts'
import type { ReglesAnnee } from '../../../shared/domain/regles.ts'
import { formatNumber } from '../../../shared/format.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { Fields } from '../../ui/FieldGroups.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './ReglagesScreen.module.css'

/** Values of the form's two panels, numbers as typed. */
type ReglesValues = {
  readonly regles: {
    readonly lecture: ParametresAnnee['lectureEncadrement']
    readonly tolerance: string
  }
  readonly groupes: Readonly<Record<keyof ReglesAnnee, string>>
}

const textOf = (limit: number | null): string => (limit === null ? '' : formatNumber(limit))

/** Values of the form for the saved rules; empty for a rule without a limit. */
const valuesOfParametres = (parametres: ParametresAnnee): ReglesValues => ({
  regles: {
    lecture: parametres.lectureEncadrement,
    tolerance: formatNumber(parametres.toleranceEcart * 100),
  },
  groupes: {
    effectifMin: textOf(parametres.effectifMin),
    effectifMax: textOf(parametres.effectifMax),
    intervenantsParSeance: textOf(parametres.intervenantsParSeance),
    enfantsParIntervenant: textOf(parametres.enfantsParIntervenant),
    absencesAvantAppel: textOf(parametres.absencesAvantAppel),
    seancesParSemaine: textOf(parametres.seancesParSemaine),
    registresComplets: textOf(parametres.registresComplets),
  },
})

const parseLimit = (text: string): number | null =>
  text.trim() === '' ? null : Number(text.replace(',', '.'))

/** Share from a typed percentage; NaN when unreadable or blank. */
const parseShare = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.replace(/[\s%]/g, '').replace(',', '.')) / 100

/** Rules as typed; NaN for an unreadable number, which `checkRegles` refuses first. */
const toParametres = ({ regles, groupes }: ReglesValues): ParametresAnnee => ({
  lectureEncadrement: regles.lecture,
  toleranceEcart: parseShare(regles.tolerance),
  effectifMin: parseLimit(groupes.effectifMin),
  effectifMax: parseLimit(groupes.effectifMax),
  intervenantsParSeance: parseLimit(groupes.intervenantsParSeance),
  enfantsParIntervenant: parseLimit(groupes.enfantsParIntervenant),
  absencesAvantAppel: parseLimit(groupes.absencesAvantAppel),
  seancesParSemaine: parseLimit(groupes.seancesParSemaine),
  registresComplets: parseLimit(groupes.registresComplets),
})

const NO_NUMBER = {
  'regles.tolerance': 'Indiquez un pourcentage de 0 à 100.',
  groupes: 'Indiquez un nombre, ou laissez vide.',
}

/** Section of the rules of an année: reading of the bilan's figures, and limits of the collectifs. */
export function ReglesSection() {
  const query = useParametres()
  return (
    <Loaded query={query}>
      {(parametres) => <ReglesForm initial={valuesOfParametres(parametres)} />}
    </Loaded>
  )
}

function ReglesForm({ initial }: { readonly initial: ReglesValues }) {
  const { annee } = useSelection()
  const form = useSaisieForm({
    channel: 'parametres:save',
    sujet: { anneeId: annee.id },
    initial,
    toInput: (values) => ({ anneeId: annee.id, parametres: toParametres(values) }),
    check: checkRegles,
    fieldOf: fieldOfParametre,
    together: ['groupes.effectifMin', 'groupes.effectifMax'],
    follows: true,
    onSaved: () => undefined,
  })
  const libelle = libelleAnnee(annee)
  return (
    <PageForm label="Règles" isDirty={form.isDirty} isPending={form.isPending} onSubmit={form.send}>
      <Panel title={`Règles de calcul, année ${libelle}`}>
        <CalculFields {...form.partOf('regles')} />
      </Panel>
      <Panel title={`Règles des groupes, année ${libelle}`}>
        <GroupesFields {...form.partOf('groupes')} />
      </Panel>
    </PageForm>
  )
}

function CalculFields({ value, errors, onChange }: FieldsProps<ReglesValues['regles']>) {
  return (
    <>
      <Radio.Group
        label="Nombre moyen d’enfants par accompagnateur"
        size="xs"
        value={value.lecture}
        onChange={(lecture) =>
          onChange({ lecture: lecture as ParametresAnnee['lectureEncadrement'] })
        }
      >
        <Stack gap="0.375rem" mt="0.375rem">
          <Radio
            size="xs"
            value="par-seance"
            label="Séance par séance&nbsp;: enfants présents ÷ accompagnateurs présents (référentiel)"
          />
          <Radio
            size="xs"
            value="par-effectif"
            label="Sur l’année&nbsp;: enfants différents ÷ intervenants"
          />
        </Stack>
      </Radio.Group>
      <div className={styles.below}>
        <TextField
          label="Écart toléré avec le prévisionnel (%)"
          description="En deçà, le bilan ne propose pas d’écart&nbsp;: à 10 %, 19 enfants pour 20 prévus n’en sont pas un."
          inputMode="decimal"
          value={value.tolerance}
          error={errors.tolerance}
          onChange={(tolerance) => onChange({ tolerance })}
        />
      </div>
    </>
  )
}

const GROUPES: readonly (readonly [keyof ReglesAnnee, string])[] = [
  ['effectifMin', 'Enfants par groupe, au moins'],
  ['effectifMax', 'Enfants par groupe, au plus'],
  ['intervenantsParSeance', 'Intervenants par séance, au moins'],
  ['enfantsParIntervenant', 'Enfants par intervenant, au plus'],
  ['absencesAvantAppel', 'Absences de suite avant d’appeler la famille'],
  ['seancesParSemaine', 'Séances par semaine et par groupe, au moins'],
  ['registresComplets', 'Registres remplis, au moins (%)'],
]

function GroupesFields({ value, errors, onChange }: FieldsProps<ReglesValues['groupes']>) {
  return (
    <>
      <Quiet block>
        Ce qui s’en écarte est signalé avant l’envoi du bilan, sans rien bloquer. Laissez vide ce
        que votre Caf ne demande pas.
      </Quiet>
      <Fields isNarrow>
        {GROUPES.map(([regle, label]) => (
          <TextField
            key={regle}
            label={label}
            inputMode="numeric"
            value={value[regle]}
            error={errors[regle]}
            onChange={(typed) => onChange({ [regle]: typed })}
          />
        ))}
      </Fields>
    </>
  )
}

/** Messages for texts that are no number, by field; main checks the numbers themselves. */
function checkRegles(values: ReglesValues): Readonly<Record<string, string>> {
  const unread = Object.entries(toParametres(values)).filter(([, value]) => Number.isNaN(value))
  return Object.fromEntries(
    unread.map(([name]) => {
      const field = fieldOfParametre(name)
      return [field, field === 'regles.tolerance' ? NO_NUMBER[field] : NO_NUMBER.groupes]
    }),
  )
}

/** The field of the form that a refusal of main stands beside. */
function fieldOfParametre(path: string): string {
  const name = path.replace(/^parametres\./, '')
  return name === 'toleranceEcart' ? 'regles.tolerance' : `groupes.${name}`
}

/** The rules of the année shown. */
export function useParametres() {
  const { annee } = useSelection()
  return useRead('parametres:find', { anneeId: annee.id })
}
