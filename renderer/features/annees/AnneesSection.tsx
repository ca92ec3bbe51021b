import { Button, Checkbox, Group, NativeSelect } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { NIVEAUX, type Niveau } from '../../../shared/domain/niveau.ts'
import {
  formatCount,
  formatDateLongue,
  formatNumber,
  formatPersonne,
} from '../../../shared/format.ts'
import type { ApercuPassage, EnfantQuiPasse } from '../../../shared/ipc/annees.ipc.ts'
import type { AnneeResume } from '../../../shared/ipc/app.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { libelleAction, niveauText } from '../../texts/codes.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { FieldGroup, Fields } from '../../ui/FieldGroups.tsx'
import { useSaveKey } from '../../ui/keys.ts'
import lines from '../../ui/Lines.module.css'
import { Panel } from '../../ui/Panel.tsx'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './Annees.module.css'
import { firstChoix, keyOf, type Passage, passageOf, toPassage } from './passage-form.ts'

const CHOICES = [
  { value: '', label: 'Niveau inconnu' },
  ...NIVEAUX.map((niveau) => ({ value: niveau, label: niveauText(niveau) })),
]

/** Années shown at once; the older ones on demand. */
const LATEST = 6

/** List of the années, the shown one marked, with the way to the next année. */
export function AnneesSection() {
  const { contexte, annee, selectAnnee } = useSelection()
  const { params, setParams } = useScreenParams()
  const isPassing = params.has('passage')
  const [latest = annee] = contexte.annees
  const [isWhole, setIsWhole] = useState(false)
  const shown = contexte.annees.filter(
    (one, rank) => isWhole || rank < LATEST || one.id === annee.id,
  )
  const older = contexte.annees.length - shown.length
  return (
    <>
      <Panel title="Années">
        <ul className={lines.list}>
          {shown.map((one) => (
            <li key={one.id} className={lines.line}>
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
        {isPassing && older === 0 ? null : (
          <Group gap="xs">
            {isPassing ? null : (
              <Button
                size="xs"
                leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
                onClick={() => setParams({ passage: 'oui' })}
              >
                Préparer l’année suivante
              </Button>
            )}
            {older === 0 ? null : (
              <Button size="xs" variant="subtle" onClick={() => setIsWhole(true)}>
                {`Montrer ${formatCount(older, 'année plus ancienne', 'années plus anciennes')}`}
              </Button>
            )}
          </Group>
        )}
      </Panel>
      {isPassing ? (
        <PassageForm from={latest} onClose={() => setParams({ passage: null })} />
      ) : null}
    </>
  )
}

/** Form that opens the next année: shows what is carried over and lets the user change it before anything is written. */
function PassageForm({
  from,
  onClose,
}: {
  readonly from: AnneeResume
  readonly onClose: () => void
}) {
  const query = useRead('annees:previewPassage', { anneeId: from.id })
  return (
    <Loaded query={query}>
      {(apercu) => <Content from={from} apercu={apercu} onClose={onClose} />}
    </Loaded>
  )
}

function Content({
  from,
  apercu,
  onClose,
}: {
  readonly from: AnneeResume
  readonly apercu: ApercuPassage
  readonly onClose: () => void
}) {
  const { selectAnnee } = useSelection()
  const form = useSaisieForm({
    channel: 'annees:passTo',
    sujet: { anneeId: from.id },
    initial: { choix: firstChoix(apercu) },
    toInput: ({ choix }) => toPassage(from.id, apercu, choix),
    fieldOf: (path) => `choix.${path}`,
    onSaved: ({ anneeId }) => selectAnnee(anneeId),
  })
  const { value, errors, onChange } = form.partOf('choix')
  const passage = passageOf(apercu, value, onChange)
  const ref = useSaveKey(form.send)
  return (
    <Panel title={`Année ${libelleAnnee(apercu)}`}>
      <form
        ref={ref}
        className={styles.form}
        aria-label="Préparer l’année suivante"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          form.send(event.currentTarget)
        }}
      >
        <Quiet block>
          {`La structure, les établissements et les intervenants restent. Le prévisionnel de ${libelleAnnee(apercu)} se saisit ensuite dans «\u00a0Actions\u00a0», où «\u00a0Reprendre le réel de ${libelleAnnee(from)}\u00a0» le remplit.`}
        </Quiet>
        <Fields isNarrow>
          <DateTextField
            label="Début"
            value={value.debut}
            error={errors.debut}
            onChange={(debut) => onChange({ debut })}
          />
          <DateTextField
            label="Fin"
            value={value.fin}
            error={errors.fin}
            onChange={(fin) => onChange({ fin })}
          />
        </Fields>
        <FieldGroup legend="Actions reprises, avec leurs collectifs et leurs créneaux">
          {apercu.actions.map((action) => (
            <Checkbox
              key={action.actionId}
              size="xs"
              mb="0.375rem"
              label={libelleAction({ ...action, id: action.actionId })}
              description={action.collectifs.map(({ nom }) => nom).join(', ') || 'Sans collectif'}
              checked={value.actionIds.includes(action.actionId)}
              onChange={() => passage.toggleAction(action.actionId)}
            />
          ))}
          <FieldError text={errors.actionIds} />
        </FieldGroup>
        <EnfantsQuiPassent passage={passage} />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={form.isPending}>
            {`Ouvrir ${libelleAnnee(apercu)} avec ${formatCount(passage.chosen.length, 'enfant')}`}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => form.leave(onClose)}>
            Annuler
          </Button>
        </Group>
      </form>
    </Panel>
  )
}

/** The children still there at the end of the année, each with the niveau proposed for the next. */
function EnfantsQuiPassent({ passage }: { readonly passage: Passage }) {
  const { possible, chosen } = passage
  if (possible.length === 0) {
    return <Quiet block>Aucun enfant n’est inscrit à la fin de l’année dans ces actions.</Quiet>
  }
  return (
    <div>
      <div className={styles.tools}>
        <h3 className={styles.heading}>Enfants qui continuent</h3>
        <output>
          {`${formatNumber(chosen.length)} sur ${formatCount(possible.length, 'enfant')}`}
        </output>
        <Button size="compact-xs" variant="default" onClick={() => passage.setAll(true)}>
          Tous
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => passage.setAll(false)}>
          Aucun
        </Button>
      </div>
      <div className={styles.enfants}>
        <VirtualList
          label="Enfants qui continuent"
          items={possible}
          keyOf={keyOf}
          estimatedHeight={39}
        >
          {(enfant) => <Ligne enfant={enfant} passage={passage} />}
        </VirtualList>
      </div>
    </div>
  )
}

function Ligne({
  enfant,
  passage,
}: {
  readonly enfant: EnfantQuiPasse
  readonly passage: Passage
}) {
  const nom = formatPersonne(enfant)
  const isChosen = passage.isChosen(enfant)
  return (
    <div className={styles.enfant}>
      <Checkbox
        size="xs"
        label={nom}
        checked={isChosen}
        onChange={() => passage.toggleEnfant(enfant)}
      />
      <Quiet>{enfant.collectif ?? 'Sans collectif'}</Quiet>
      <NativeSelect
        size="xs"
        aria-label={`Niveau de ${nom}`}
        disabled={!isChosen}
        data={CHOICES}
        value={passage.niveauOf(enfant) ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          passage.setNiveau(enfant, value === '' ? null : (value as Niveau))
        }}
      />
    </div>
  )
}
