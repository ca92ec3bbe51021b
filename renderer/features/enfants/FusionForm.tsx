import { Button } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useState } from 'react'
import { brefText } from '../../../shared/domain/enfant.ts'
import { formatCount } from '../../../shared/format.ts'
import type { ApercuFusion, EnfantBref, EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { CreatableSelect } from '../../ui/CreatableSelect.tsx'
import styles from '../../ui/Fiche.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'

type Pair = { readonly keptId: string; readonly removedId: string }

type Props = {
  readonly fiche: EnfantFiche
  readonly onCancel: () => void
  readonly onKept: (enfantId: string) => void
}

/** Form that merges two records of one child, after a preview. Shown once the other enfants are known: a name typed finds its fiche. */
export function FusionForm(props: Props) {
  const query = useRead('enfants:findBrefs', undefined)
  return <Loaded query={query}>{(brefs) => <Fusion brefs={brefs} {...props} />}</Loaded>
}

function Fusion({
  brefs,
  fiche,
  onCancel,
  onKept,
}: Props & { readonly brefs: readonly EnfantBref[] }) {
  const [pair, setPair] = useState<Pair | null>(null)
  const [isAsked, setIsAsked] = useState(false)
  const merge = useWrite('enfants:merge')
  const send = () => {
    if (pair === null) setIsAsked(true)
    else
      merge.mutate(pair, {
        onSuccess: () => {
          onCancel()
          onKept(pair.keptId)
        },
        onError: notifyFailure,
      })
  }
  const otherId =
    pair === null ? null : pair.keptId === fiche.enfantId ? pair.removedId : pair.keptId
  return (
    <PanelForm
      title="Fusionner deux fiches du même enfant"
      submit="Fusionner"
      isPending={merge.isPending}
      onSubmit={send}
      onCancel={onCancel}
    >
      <OtherSelect
        brefs={brefs}
        fiche={fiche}
        value={otherId}
        error={isAsked && pair === null ? 'Choisissez l’autre fiche.' : undefined}
        onChange={(id) => setPair(id === null ? null : { keptId: fiche.enfantId, removedId: id })}
      />
      {pair === null ? null : (
        <Apercu
          pair={pair}
          onSwap={() => setPair({ keptId: pair.removedId, removedId: pair.keptId })}
        />
      )}
    </PanelForm>
  )
}

function OtherSelect({
  brefs,
  fiche,
  value,
  error,
  onChange,
}: {
  readonly brefs: readonly EnfantBref[]
  readonly fiche: EnfantFiche
  readonly value: string | null
  readonly error: string | undefined
  readonly onChange: (enfantId: string | null) => void
}) {
  const others = brefs.filter(({ enfantId }) => enfantId !== fiche.enfantId)
  return (
    <CreatableSelect
      label="Avec la fiche de"
      placeholder="Nom ou prénom"
      data={others.map((one) => ({ value: one.enfantId, label: brefText(one) }))}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}

function Apercu({ pair, onSwap }: { readonly pair: Pair; readonly onSwap: () => void }) {
  const query = useRead('enfants:previewMerge', pair)
  return (
    <Loaded query={query}>{(apercu) => <FusionApercu apercu={apercu} onSwap={onSwap} />}</Loaded>
  )
}

/** Preview of a merge: values kept, brought over and given up. */
function FusionApercu({
  apercu,
  onSwap,
}: {
  readonly apercu: ApercuFusion
  readonly onSwap: () => void
}) {
  const { kept, removed, completes, abandons } = apercu
  const brought = broughtTexts(apercu)
  return (
    <section className={styles.part} aria-label="Aperçu de la fusion">
      <dl className={styles.facts}>
        <dt>Reste</dt>
        <dd>{brefText(kept)}</dd>
        <dt>Disparaît</dt>
        <dd>{brefText(removed)}</dd>
      </dl>
      <div>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconArrowsExchange size="0.875rem" aria-hidden />}
          onClick={onSwap}
        >
          Garder plutôt l’autre
        </Button>
      </div>
      <Lines title="Passe sur la fiche gardée" lines={[...completes, ...brought]} />
      <Lines title="N’est pas gardé" lines={[...abandons, ...doubleTexts(apercu)]} />
      <Quiet>La fusion peut être annulée (Ctrl+Z).</Quiet>
    </section>
  )
}

function broughtTexts({ inscriptions, presences, presencesEnDouble, orientations }: ApercuFusion) {
  const moved = presences - presencesEnDouble
  return [
    inscriptions === 0 ? '' : formatCount(inscriptions, 'inscription'),
    moved === 0 ? '' : formatCount(moved, 'présence notée', 'présences notées'),
    orientations === 0 ? '' : formatCount(orientations, 'orientation'),
  ].filter((text) => text !== '')
}

function doubleTexts({ presencesEnDouble }: ApercuFusion): readonly string[] {
  if (presencesEnDouble === 0) return []
  const count = formatCount(presencesEnDouble, 'présence', 'présences')
  return [`${count} à des séances où la fiche gardée a déjà la sienne`]
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div>
      <p className={styles.partTitle}>{title}</p>
      <ul className={styles.plain}>
        {lines.length === 0 ? <li>Rien</li> : lines.map((line) => <li key={line}>{line}</li>)}
      </ul>
    </div>
  )
}
