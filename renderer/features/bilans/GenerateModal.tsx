import { Button, Checkbox, Group, Modal, Progress as ProgressBar } from '@mantine/core'
import { IconEye, IconFolder } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { formatCount, formatDateLongue } from '../../../shared/format.ts'
import type { ActionResume } from '../../../shared/ipc/app.ipc.ts'
import type { Input, IpcEvents } from '../../../shared/ipc/contract.ts'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import { AppFailure, call } from '../../app/api.ts'
import { Failure } from '../../app/Loaded.tsx'
import { libelleAction } from '../../texts/codes.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Apercu } from '../documents/Apercu.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import { MarkAsSent } from '../envois/Envois.tsx'
import { NomsAvantEnvoi } from '../personnes/NomsCites.tsx'
import styles from './GenerateModal.module.css'
import type { DemandeBilan } from './useBilan.ts'

type Choix = Pick<Input<'bilans:generate'>, 'annexesNominatives' | 'unePage' | 'pdf' | 'siPris'>

type SiPris = Choix['siPris']

type Preview = Input<'bilans:preview'>['document']

const PREVIEWS: Readonly<Record<Preview, string>> = {
  bilan: 'Aperçu du bilan',
  unePage: 'Aperçu de la page',
}

type Progress = IpcEvents['documents:progress']

/** Writes the bilan and its annexes; main asks for the place and reports progress. */
function useGenerate(demande: DemandeBilan) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const mutation = useMutation({
    mutationFn: (choix: Choix) => {
      setProgress(null)
      return call('bilans:generate', { ...demande, ...choix })
    },
  })
  useEffect(() => window.cartable.on('documents:progress', setProgress), [])
  return { ...mutation, progress }
}

/** Dialog from the choice of the documents to the files written. */
export function GenerateModal({
  isOpen,
  onClose,
  demande,
  action,
  controles,
  isBrouillon,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly demande: DemandeBilan
  readonly action: ActionResume
  readonly controles: number
  readonly isBrouillon: boolean
}) {
  const { mutate, isPending, data, error, progress, reset } = useGenerate(demande)
  const [isNominative, setIsNominative] = useState(false)
  const [isUnePage, setIsUnePage] = useState(false)
  const [isPdf, setIsPdf] = useState(false)
  const [preview, setPreview] = useState<Preview | null>(null)
  const close = () => {
    if (isPending) return
    onClose()
    reset()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={data === undefined ? 'Générer le bilan' : 'Le bilan est prêt'}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Fermer', disabled: isPending }}
    >
      {data !== undefined ? (
        <Written documents={data} demande={demande} onClose={close} />
      ) : isPending ? (
        <Running progress={progress} />
      ) : (
        <Options
          summary={`${libelleAction(action)}, arrêté au ${formatDateLongue(demande.arreteAu)}`}
          controles={controles}
          actionId={demande.actionId}
          isBrouillon={isBrouillon}
          error={error}
          isNominative={isNominative}
          onNominative={setIsNominative}
          isUnePage={isUnePage}
          onUnePage={setIsUnePage}
          isPdf={isPdf}
          onPdf={setIsPdf}
          onPreview={setPreview}
          onGenerate={(siPris) =>
            mutate({ annexesNominatives: isNominative, unePage: isUnePage, pdf: isPdf, siPris })
          }
          onCancel={close}
        />
      )}
      {preview === null ? null : (
        <Apercu
          title={`${PREVIEWS[preview]}, ${libelleAction(action)}`}
          queryKey={[preview, demande]}
          read={() => call('bilans:preview', { ...demande, document: preview })}
          onClose={() => setPreview(null)}
        />
      )}
    </Modal>
  )
}

function Options({
  summary,
  controles,
  actionId,
  isBrouillon,
  error,
  isNominative,
  onNominative,
  isUnePage,
  onUnePage,
  isPdf,
  onPdf,
  onPreview,
  onGenerate,
  onCancel,
}: {
  readonly summary: string
  readonly controles: number
  readonly actionId: string
  readonly isBrouillon: boolean
  readonly error: Error | null
  readonly isNominative: boolean
  readonly onNominative: (isNominative: boolean) => void
  readonly isUnePage: boolean
  readonly onUnePage: (isUnePage: boolean) => void
  readonly isPdf: boolean
  readonly onPdf: (isPdf: boolean) => void
  readonly onPreview: (document: Preview) => void
  readonly onGenerate: (siPris: SiPris) => void
  readonly onCancel: () => void
}) {
  return (
    <div className={styles.stack}>
      <p className={styles.text}>
        {summary}. Vous obtenez le formulaire rempli (Word) et ses annexes (Excel), dans le dossier
        que vous choisirez.
      </p>
      {isBrouillon ? (
        <Notice tone="warn" title="Ce bilan sera un brouillon">
          Des réponses restent à confirmer ou à expliquer&nbsp;: le document le dit sur chaque page
          et en donne la liste. Le sommaire du formulaire y mène.
        </Notice>
      ) : null}
      <NomsAvantEnvoi actionId={actionId} />
      {controles === 0 ? null : (
        <p className={styles.text}>
          {formatCount(controles, 'point')} à relire en haut du formulaire&nbsp;: vous pouvez
          générer le bilan, puis recommencer après correction.
        </p>
      )}
      <Group justify="space-between" gap="xs">
        <Checkbox
          label="Une page pour le conseil d’administration et la mairie"
          description="Quatre chiffres, deux graphiques et deux phrases, en Word."
          checked={isUnePage}
          onChange={(event) => onUnePage(event.currentTarget.checked)}
        />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconEye size="1rem" aria-hidden />}
          onClick={() => onPreview('unePage')}
        >
          Aperçu de la page
        </Button>
      </Group>
      <Checkbox
        label="Aussi en PDF"
        description="Les mêmes pages, à imprimer ou à lire sans Word."
        checked={isPdf}
        onChange={(event) => onPdf(event.currentTarget.checked)}
      />
      <Checkbox
        label="Annexes nominatives"
        description="Avec le nom des enfants et des intervenants, pour votre propre usage. Sans cette case, chaque personne n’a qu’un code."
        checked={isNominative}
        onChange={(event) => onNominative(event.currentTarget.checked)}
      />
      {isNominative ? (
        <Notice tone="warn" title="Ces annexes porteront des noms">
          La Caf n’en a pas besoin&nbsp;: ne les lui envoyez pas. Gardez-les en lieu sûr et
          supprimez-les dès qu’elles ne servent plus.
        </Notice>
      ) : null}
      <Refusal error={error} onRetry={onGenerate} />
      <Group justify="flex-end" gap="xs" className={styles.foot}>
        <Button variant="default" onClick={onCancel}>
          Annuler
        </Button>
        <Button
          variant="default"
          leftSection={<IconEye size="1.125rem" aria-hidden />}
          onClick={() => onPreview('bilan')}
        >
          Aperçu
        </Button>
        <Button
          data-autofocus
          leftSection={<IconFolder size="1.125rem" aria-hidden />}
          onClick={() => onGenerate('demander')}
        >
          Choisir le dossier et générer
        </Button>
      </Group>
    </div>
  )
}

/** Reason why nothing was written (a file open in Word, or corrected by the user), with the ways out. */
function Refusal({
  error,
  onRetry,
}: {
  readonly error: Error | null
  readonly onRetry: (siPris: SiPris) => void
}) {
  const cause = error instanceof AppFailure ? error.error : null
  const isKept = cause?.code === 'file-kept'
  const isHeld = cause?.code === 'unwritable' && cause.cause === 'locked'
  return (
    <Failure error={error}>
      {isKept || isHeld ? (
        <Group mt="sm" gap="xs">
          <Button size="xs" variant="default" onClick={() => onRetry('autre-nom')}>
            Enregistrer sous un autre nom
          </Button>
          {isKept ? (
            <Button size="xs" variant="subtle" color="red" onClick={() => onRetry('remplacer')}>
              Remplacer le fichier
            </Button>
          ) : null}
        </Group>
      ) : null}
    </Failure>
  )
}

function Running({ progress }: { readonly progress: Progress | null }) {
  const percent =
    progress === null ? 0 : Math.round((100 * progress.done) / Math.max(1, progress.total))
  return (
    <div className={styles.stack}>
      <ProgressBar value={percent} aria-label="Avancement" size="lg" />
      <p className={styles.text} role="status">
        {progress === null ? 'En attente du dossier…' : progress.label}
      </p>
    </div>
  )
}

function Written({
  documents,
  demande,
  onClose,
}: {
  readonly documents: readonly DocumentWritten[]
  readonly demande: DemandeBilan
  readonly onClose: () => void
}) {
  return (
    <div className={styles.stack}>
      <div>
        {documents.map((document) => (
          <WrittenFile key={document.documentId} {...document} />
        ))}
      </div>
      <NomsAvantEnvoi actionId={demande.actionId} />
      <p className={styles.text}>
        Une fois le bilan envoyé à la Caf, marquez-le&nbsp;: Cartable en garde les chiffres, les
        réponses et les fichiers sans noms, tels quels.
      </p>
      <MarkAsSent demande={demande} />
      <Group justify="flex-end" gap="xs" className={styles.foot}>
        <Button data-autofocus onClick={onClose}>
          Fermer
        </Button>
      </Group>
    </div>
  )
}
