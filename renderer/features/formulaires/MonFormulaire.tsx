import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileExport, IconFileUpload, IconForms } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { Value } from '../../../shared/ipc/contract.ts'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import type { FormulaireVue } from '../../../shared/ipc/formulaires.ipc.ts'
import { AppFailure } from '../../app/api.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { saveHeld } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { FILE_TOAST, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import styles from './Formulaires.module.css'
import { type DemandeFormulaire, FormulaireView } from './FormulaireView.tsx'
import type { RenderRecords } from './PlacePanel.tsx'

/** Tab of the form sent by the Caf: chosen or dropped here, then shown with its answers in place. */
export function MonFormulaire({
  demande,
  renderRecords,
}: {
  readonly demande: DemandeFormulaire
  readonly renderRecords: RenderRecords
}) {
  const { params, setParams } = useScreenParams()
  const fichierId = params.get('formulaire')
  const show = (opened: { readonly fichierId: string }) => {
    notifications.hide(FILE_TOAST)
    setParams({ formulaire: opened.fichierId })
  }
  return (
    <DropZone onOpened={show}>
      {fichierId === null ? (
        <Choose onOpened={show} />
      ) : (
        <Ouvert
          key={fichierId}
          fichierId={fichierId}
          demande={demande}
          renderRecords={renderRecords}
          onOpened={show}
        />
      )}
    </DropZone>
  )
}

type Opened = {
  readonly onOpened: (opened: { readonly fichierId: string }) => void
}

/** Area covering the tab, where a form may be dropped. */
function DropZone({ onOpened, children }: Opened & { readonly children: ReactNode }) {
  const drop = useWrite('formulaires:drop')
  const [isOver, setIsOver] = useState(false)
  const take = async (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const [file] = event.dataTransfer.files
    if (file === undefined) return
    const octets = await base64Of(file)
    drop.mutate({ nom: file.name, octets }, { onSuccess: onOpened, onError: notifyFailure })
  }
  return (
    <section
      aria-label="Mon formulaire"
      className={styles.zone}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => void take(event)}
    >
      {children}
    </section>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(text)
}

function useOpen({ onOpened }: Opened) {
  const open = useWrite('formulaires:open')
  return () => open.mutate({}, { onSuccess: onOpened, onError: tellUnlessCancelled })
}

function tellUnlessCancelled(error: Error): void {
  if (error instanceof AppFailure && error.error.code === 'cancelled') return
  notifyFailure(error)
}

function tellModele({ nom, places }: Value<'formulaires:import'>): void {
  notifications.show({
    message: `Modèle «\u00a0${nom}\u00a0» repris\u00a0: ${formatCount(places, 'endroit confirmé', 'endroits confirmés')}. Déposez maintenant votre formulaire.`,
  })
}

function Choose({ onOpened }: Opened) {
  const open = useOpen({ onOpened })
  const read = useWrite('formulaires:import')
  return (
    <EmptyState
      icon={<IconForms />}
      title="Remplir le formulaire de votre Caf"
      advice="Déposez ici le fichier que la Caf vous a envoyé (Word, LibreOffice, Excel ou PDF à champs). Cartable y place vos réponses, et n’y change rien d’autre."
      action={
        <div className={styles.actions}>
          <Button leftSection={<IconFileUpload size="1rem" aria-hidden />} onClick={open}>
            Choisir le formulaire…
          </Button>
          <Button
            variant="default"
            onClick={() => read.mutate({}, { onSuccess: tellModele, onError: tellUnlessCancelled })}
          >
            Reprendre le modèle d’un autre centre…
          </Button>
        </div>
      }
    />
  )
}

function Ouvert({
  fichierId,
  demande,
  renderRecords,
  onOpened,
}: Opened & {
  readonly fichierId: string
  readonly demande: DemandeFormulaire
  readonly renderRecords: RenderRecords
}) {
  const query = useRead('formulaires:find', { fichierId, ...demande }, { keepsPrevious: true })
  const open = useOpen({ onOpened })
  const fill = useWrite('formulaires:fill')
  const share = useWrite('formulaires:export')
  const [written, setWritten] = useState<DocumentWritten | null>(null)
  // The form of an earlier run is no longer in memory: it is chosen again.
  if (query.error instanceof AppFailure && query.error.error.code === 'not-found') {
    return <Choose onOpened={onOpened} />
  }
  return (
    <Loaded query={query}>
      {(vue) => (
        <>
          <header className={styles.head}>
            <div>
              <strong>{vue.nom}</strong>
              <Compte vue={vue} />
            </div>
            <div className={styles.actions}>
              <Button size="xs" variant="default" onClick={open}>
                Autre formulaire…
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() =>
                  share.mutate(
                    { fichierId, ...demande },
                    { onSuccess: setWritten, onError: tellUnlessCancelled },
                  )
                }
              >
                Exporter le modèle…
              </Button>
              <Button
                size="xs"
                leftSection={<IconFileExport size="1rem" aria-hidden />}
                loading={fill.isPending}
                onClick={async () => {
                  if (!(await saveHeld())) return
                  fill.mutate(
                    { fichierId, ...demande },
                    { onSuccess: setWritten, onError: tellUnlessCancelled },
                  )
                }}
              >
                Remplir…
              </Button>
            </div>
          </header>
          {written === null ? null : <WrittenFile {...written} />}
          <FormulaireView
            vue={vue}
            fichierId={fichierId}
            demande={demande}
            renderRecords={renderRecords}
          />
        </>
      )}
    </Loaded>
  )
}

function Compte({ vue }: { readonly vue: FormulaireVue }) {
  const count = (etat: string) => vue.places.filter((one) => one.etat === etat).length
  const nouveaux = vue.reconnu?.nouveaux ?? 0
  return (
    <p className={styles.count} role="status">
      {`${formatCount(count('sur'), 'réponse sûre', 'réponses sûres')} · ${count('a-confirmer')} à confirmer · ${count('inconnu')} à vous`}
      {vue.reconnu === null
        ? ''
        : nouveaux === 0
          ? ' · formulaire reconnu'
          : ` · formulaire reconnu (${formatCount(vue.places.length - nouveaux, 'réponse retenue', 'réponses retenues')}, ${formatCount(nouveaux, 'endroit nouveau', 'endroits nouveaux')} ou pas encore ${nouveaux < 2 ? 'confirmé' : 'confirmés'})`}
    </p>
  )
}
