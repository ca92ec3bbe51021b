import { Anchor } from '@mantine/core'
import { IconCheck, IconCircleDashed, IconCompass, IconSparkles } from '@tabler/icons-react'
import type { SaisieCadre } from '../../../shared/domain/action.ts'
import type { Objectif } from '../../../shared/domain/listes.ts'
import { AXES, type EtatObjectif } from '../../../shared/domain/objectif.ts'
import { formatDate, formatDateLongue } from '../../../shared/format.ts'
import { LIBELLES_OBJECTIF } from '../../../shared/texts/libelles.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo, NOUVELLE, type ScreenName, type ScreenParams } from '../../app/router.ts'
import { useOneAction } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { libelleAction } from '../../texts/codes.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { dateOrNone } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { LongTextField, TextField } from '../../ui/TextField.tsx'
import { ChooseAction, OneActionSelect } from '../actions/ActionSelect.tsx'
import { ArreteAuField, useArreteAu } from '../bilans/ArreteAuField.tsx'
import { NomsCites } from '../personnes/NomsCites.tsx'
import styles from './Axes.module.css'

const typed = (date: string | null): string => (date === null ? '' : formatDate(date))

/** State of the fourteen objectives of one action, as of a date. */
export function ObjectifsTab() {
  const { action: chosen } = useOneAction()
  const arreteAu = useArreteAu()
  if (chosen === undefined) {
    return (
      <ChooseAction
        icon={<IconCompass />}
        advice="Les quatorze objectifs se lisent action par action, comme le bilan."
      />
    )
  }
  return (
    <div className={styles.board}>
      <div className={styles.head}>
        <Quiet>Ce que vos enregistrements montrent, à cette date&nbsp;: vous seule en jugez.</Quiet>
        <p className={styles.onPaper}>
          {`${libelleAction(chosen)}, au ${formatDateLongue(arreteAu)}`}
        </p>
        <OneActionSelect label="Action" />
        <ArreteAuField />
      </div>
      <Board actionId={chosen.id} arreteAu={arreteAu} />
      <CadrePanel key={chosen.id} actionId={chosen.id} />
    </div>
  )
}

function Board({ actionId, arreteAu }: { readonly actionId: string; readonly arreteAu: string }) {
  const query = useRead('objectifs:findAll', { actionId, arreteAu })
  return (
    <Loaded query={query}>
      {(etats) => (
        <div className={styles.columns}>
          {AXES.map(({ axe, libelle, objectifs }) => {
            const own = etats.filter((etat) =>
              (objectifs as readonly Objectif[]).includes(etat.objectif),
            )
            const shown = own.filter(({ preuves }) => preuves.length > 0).length
            return (
              <Panel
                key={axe}
                title={libelle}
                aside={<Quiet>{`${shown} sur ${own.length}`}</Quiet>}
              >
                {own.map((etat) => (
                  <ObjectifRow key={etat.objectif} etat={etat} />
                ))}
              </Panel>
            )
          })}
        </div>
      )}
    </Loaded>
  )
}

function ObjectifRow({
  etat: { objectif, preuves, manques, faitsMarquants },
}: {
  readonly etat: EtatObjectif
}) {
  const isNoted = preuves.some(({ provenance }) => provenance.faitsMarquants !== undefined)
  const beside = isNoted ? [] : faitsMarquants
  return (
    <div className={styles.objectif}>
      <h3 className={styles.name}>{LIBELLES_OBJECTIF[objectif]}</h3>
      <Etat
        hasPreuve={preuves.length > 0}
        hasNote={faitsMarquants.length > 0}
        isShort={manques.length > 0}
      />
      <ul className={styles.preuves}>
        {preuves.map(({ texte }) => (
          <li key={texte}>{texte}</li>
        ))}
        {manques.map((manque) => (
          <li key={manque}>{manque}</li>
        ))}
        {beside.map(({ id, date, note }) => (
          <li key={id}>
            <Anchor size="xs" href={hrefTo('axes', { onglet: 'faits', fiche: id })}>
              {`${formatDate(date)}\u00a0: ${note}`}
            </Anchor>
          </li>
        ))}
        <li className={styles.doors}>
          <Doors objectif={objectif} />
        </li>
      </ul>
    </div>
  )
}

function Etat({
  hasPreuve,
  hasNote,
  isShort,
}: {
  readonly hasPreuve: boolean
  readonly hasNote: boolean
  readonly isShort: boolean
}) {
  if (hasPreuve) {
    return (
      <Tag tone="good" icon={<IconCheck aria-hidden />}>
        des traces
      </Tag>
    )
  }
  return hasNote ? (
    <Tag tone="accent" icon={<IconSparkles aria-hidden />}>
      un fait marquant
    </Tag>
  ) : (
    <Tag tone="warn" icon={<IconCircleDashed aria-hidden />}>
      {isShort ? 'pas encore assez' : 'rien encore'}
    </Tag>
  )
}

/** Label, screen and parameters of the place where the records of an objective are entered. */
const WHERE: Readonly<Record<Objectif, readonly [string, ScreenName, ScreenParams]>> = {
  methodologie: ['Séances', 'seances', {}],
  'centres-interet': ['Projets', 'axes', { onglet: 'projets' }],
  'vie-collective': ['Séances', 'seances', {}],
  competences: ['Suivi individuel', 'axes', { onglet: 'suivi' }],
  'suivi-presences': ['Registres', 'presences', { vue: 'registres' }],
  'information-parents': ['Actions avec les parents', 'partenaires', { onglet: 'parents' }],
  convivialite: ['Actions avec les parents', 'partenaires', { onglet: 'parents' }],
  'codes-ecole': ['Actions avec les parents', 'partenaires', { onglet: 'parents' }],
  'orientation-partenaires': ['Actions avec les parents', 'partenaires', { onglet: 'parents' }],
  'echanges-informels': ['Actions avec les parents', 'partenaires', { onglet: 'parents' }],
  'relations-ecole': ['Concertations', 'partenaires', { onglet: 'concertations' }],
  'orientation-ecole': ['Concertations', 'partenaires', { onglet: 'concertations' }],
  'reunions-ecole': ['Concertations', 'partenaires', { onglet: 'concertations' }],
  'acteurs-territoire': ['Concertations', 'partenaires', { onglet: 'concertations' }],
}

function Doors({ objectif }: { readonly objectif: Objectif }) {
  const [label, screen, params] = WHERE[objectif]
  return (
    <>
      <Anchor size="xs" href={hrefTo(screen, params)}>
        {label}
      </Anchor>
      {' · '}
      <Anchor
        size="xs"
        href={hrefTo('axes', { onglet: 'faits', fiche: NOUVELLE, pour: objectif })}
        aria-label={`Noter un fait marquant\u00a0: ${LIBELLES_OBJECTIF[objectif]}`}
      >
        Noter un fait marquant
      </Anchor>
    </>
  )
}

/** Foundations of the action: diagnostic of the needs, charte and its signatories. */
function CadrePanel({ actionId }: { readonly actionId: string }) {
  return (
    <Loaded query={useRead('actions:findCadre', { actionId })}>
      {(cadre) => <CadreForm actionId={actionId} cadre={cadre} />}
    </Loaded>
  )
}

function CadreForm({
  actionId,
  cadre,
}: {
  readonly actionId: string
  readonly cadre: SaisieCadre
}) {
  const form = useFlatForm({
    channel: 'actions:saveCadre',
    sujet: { actionId },
    initial: {
      diagnosticLe: typed(cadre.diagnosticLe),
      diagnostic: cadre.diagnostic ?? '',
      charteLe: typed(cadre.charteLe),
      charteSignataires: cadre.charteSignataires ?? '',
    },
    toInput: (values) => ({
      actionId,
      saisie: {
        ...values,
        diagnosticLe: dateOrNone(values.diagnosticLe),
        charteLe: dateOrNone(values.charteLe),
      },
    }),
    onSaved: () => undefined,
  })
  const { value, errors, onChange } = form
  return (
    <PageForm
      label="Diagnostic et charte"
      isDirty={form.isDirty}
      isPending={form.isPending}
      onSubmit={form.send}
    >
      <Panel title="Diagnostic et charte">
        <div className={styles.cadre}>
          <DateTextField
            label="Diagnostic du"
            value={value.diagnosticLe}
            error={errors.diagnosticLe}
            onChange={(diagnosticLe) => onChange({ diagnosticLe })}
          />
          <LongTextField
            label="Besoins repérés"
            maxRows={6}
            value={value.diagnostic}
            error={errors.diagnostic}
            onChange={(diagnostic) => onChange({ diagnostic })}
          />
          <NomsCites texte={value.diagnostic} />
          <DateTextField
            label="Charte signée le"
            value={value.charteLe}
            error={errors.charteLe}
            onChange={(charteLe) => onChange({ charteLe })}
          />
          <TextField
            label="Signée par"
            placeholder="la direction, les intervenants, les familles…"
            maxLength={500}
            value={value.charteSignataires}
            error={errors.charteSignataires}
            onChange={(charteSignataires) => onChange({ charteSignataires })}
          />
        </div>
      </Panel>
    </PageForm>
  )
}
