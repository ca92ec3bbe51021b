import { Button, Group } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { type ComponentType, type ReactNode, useMemo, useState } from 'react'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import type { ComptesRendus as Comptes } from '../../../shared/domain/import-orientation.ts'
import type { GenreTableur } from '../../../shared/domain/listes.ts'
import type { Demande } from '../../../shared/ipc/imports.ipc.ts'
import { describeError } from '../../app/describe-error.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { type Selection, useSelection } from '../../app/selection.tsx'
import { IMPORTER, leave, useUnsaved } from '../../app/unsaved.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ComptesRendus, Pourquoi } from './ComptesRendus.tsx'
import type { Mots } from './comptes-text.ts'
import { LectureFichier } from './correspondances/LectureFichier.tsx'
import type { FichierApercu, VocabulaireImport } from './correspondances/vocabulaire.ts'
import { ImportDone } from './ImportDone.tsx'
import styles from './Imports.module.css'
import { LignesImport } from './LignesImport.tsx'
import type { Ligne, StatutMontre, Who } from './ligne.tsx'
import type { SaidOfFile } from './said.ts'
import { type SaisieImport, useImport } from './useImport.ts'
import type { FichierRegarde } from './useOpenFichier.ts'

/** Part of a preview that every kind of import shows. */
type ApercuOf<L> = FichierApercu & Comptes & { readonly lignes: readonly L[] }

/** Result of a finished import. */
type DoneOf<E> = { readonly importId: string | null; readonly lignes: readonly E[] }

/** Props of the parts of the screen that a kind of import brings. */
export type PartProps<S, A> = {
  readonly apercu: A
  readonly saisie: SaisieImport<S, A>
}
export type PanelProps<S, A, L> = PartProps<S, A> & {
  readonly ligne: L
  readonly statut: StatutMontre
  /** Headers of the row's sheet, by the champ that they give. */
  readonly colonnes: Readonly<Record<string, string>>
  /** The cells that the row was read from, to be opened. */
  readonly pourquoi: ReactNode
  readonly onClose: () => void
}

/**
 * One kind of import as the window shows it. `S`: what the person says; `E`: a row that was imported or left
 * out; `L`: the same before the import; `A`: the preview. A further kind is one of these in a folder beside
 * `orientations/` and `heures/`.
 */
export type ImportDescription<S extends SaidOfFile, E extends Ligne, L extends E, A> = {
  readonly genre: GenreTableur
  /** Words for the columns and codes of this kind. */
  readonly vocabulaire: VocabulaireImport
  /** Answers before the user gives any. */
  readonly initial: (selection: Selection) => Omit<S, keyof SaidOfFile>
  /** True when the user gave an answer that leaving would lose. */
  readonly isAnswered: (said: S) => boolean
  readonly who: Who<E>
  readonly table: {
    readonly label: string
    readonly columns: readonly DataColumn<L>[]
    readonly minWidth: number
  }
  readonly statutOf: (ligne: L, said: S) => StatutMontre
  /** `said` with some rows left out of the import, or taken back. */
  readonly withLeftOut: (said: S, lignes: readonly L[], isLeftOut: boolean) => S
  /** Number of rows that the import would write, and label of its button. */
  readonly confirm: (apercu: A) => { readonly count: number; readonly label: string }
  /** Part above the rows, for the answers that hold for all of them. */
  readonly Reglages: ComponentType<PartProps<S, A>>
  /** Part just above the rows, for decisions on many of them at once. */
  readonly Ensemble?: ComponentType<PartProps<S, A>>
  /** Panel of one row. */
  readonly Panel: ComponentType<PanelProps<S, A, L>>
  readonly done: {
    readonly title: string
    /** Label of the button that goes to the imported records. */
    readonly back: string
    /** Advice about the rows left out. */
    readonly advice: string
    /** Words of the counts, where a row is no enfant. */
    readonly mots?: Mots
    /** Columns of the rows left out, for a spreadsheet. */
    readonly copy: readonly CopyColumn<E>[]
  }
}

/** Props of the import of one file. */
type ImportProps<S extends SaidOfFile, E extends Ligne, L extends E, A extends ApercuOf<L>> = {
  readonly description: ImportDescription<S, E, L, A>
  readonly fichier: FichierRegarde
  /** Reads the file again; the answers about its columns are kept. */
  readonly onReopen: (correspondances: readonly Correspondance[]) => void
  /** Goes to the imported records. */
  readonly onBack: (importId: string | null) => void
  readonly onClose: () => void
}

/** Screen of the import of one file, in the place of the screen that opened it. */
export function ImportScreen<
  S extends SaidOfFile,
  E extends Ligne,
  L extends E,
  A extends ApercuOf<L>,
>({ title, ...props }: ImportProps<S, E, L, A> & { readonly title: string }) {
  return (
    <Screen title={title} lead={props.fichier.nom} fill>
      <ImportView key={props.fichier.fichierId} {...props} />
    </Screen>
  )
}

/** A file from its opening to the result of its import: refusal, columns to explain, rows to check. */
export function ImportView<
  S extends SaidOfFile,
  E extends Ligne,
  L extends E,
  A extends ApercuOf<L>,
>({ description, fichier, onReopen, onBack, onClose }: ImportProps<S, E, L, A>) {
  const selection = useSelection()
  const { correspondances } = fichier
  const [initial] = useState(
    () => ({ ...description.initial(selection), corrections: [], correspondances }) as unknown as S,
  )
  const saisie = useImport<S, A>(description.genre, fichier.fichierId, initial)
  const [done, setDone] = useState<DoneOf<E> | null>(null)
  const { said, query, change } = saisie
  const isTouched =
    said.corrections.length + said.correspondances.length > 0 || description.isAnswered(said)
  useUnsaved(done === null && isTouched, undefined, undefined, IMPORTER)
  if (done !== null) {
    return (
      <ImportDone
        fichier={fichier.nom}
        done={done}
        words={description.done}
        who={description.who}
        copy={description.done.copy}
        onBack={() => onBack(done.importId)}
        onClose={onClose}
      />
    )
  }
  if (query.isError) {
    return (
      <ErrorState {...describeError(query.error)}>
        <div className={styles.after}>
          <Button size="xs" variant="default" onClick={onClose}>
            Choisir un autre fichier
          </Button>
        </div>
      </ErrorState>
    )
  }
  const giveUp = () => leave(onClose)
  return (
    <Loaded query={query}>
      {(apercu) => (
        <>
          {change.isTold ? (
            <FichierChange
              nom={fichier.nom}
              onReopen={() => onReopen(said.correspondances)}
              onKeep={change.keep}
            />
          ) : null}
          <LectureFichier
            apercu={apercu}
            vocabulaire={description.vocabulaire}
            correspondances={saisie.correspondances}
            onClose={giveUp}
          >
            <Apercu
              description={description}
              apercu={apercu}
              saisie={saisie}
              fichierId={fichier.fichierId}
              isBusy={query.isFetching || change.isTold}
              isCommitting={saisie.isCommitting}
              onCommit={() => saisie.commit((value) => setDone(value as DoneOf<E>))}
              onGiveUp={giveUp}
            />
          </LectureFichier>
        </>
      )}
    </Loaded>
  )
}

/** Tells that the file has changed on the disk, and asks which of the two versions to import. */
function FichierChange({
  nom,
  onReopen,
  onKeep,
}: {
  readonly nom: string
  readonly onReopen: () => void
  readonly onKeep: () => void
}) {
  return (
    <Notice tone="bad" title={`«\u00a0${nom}\u00a0» a changé depuis que vous l’avez ouvert`}>
      <p className={styles.text}>
        Vous voyez ce qu’il contenait à l’ouverture. Le relire reprend ses lignes telles qu’elles
        sont maintenant&nbsp;: vos réponses sur chaque ligne seront à redonner.
      </p>
      <Group gap="xs">
        <Button size="compact-xs" onClick={onReopen}>
          Relire le fichier
        </Button>
        <Button size="compact-xs" variant="default" onClick={onKeep}>
          Garder ce que j’ai sous les yeux
        </Button>
      </Group>
    </Notice>
  )
}

function Apercu<S extends SaidOfFile, E extends Ligne, L extends E, A extends ApercuOf<L>>({
  description,
  apercu,
  saisie,
  fichierId,
  isBusy,
  isCommitting,
  onCommit,
  onGiveUp,
}: {
  readonly description: ImportDescription<S, E, L, A>
  readonly apercu: A
  readonly saisie: SaisieImport<S, A>
  readonly fichierId: string
  readonly isBusy: boolean
  readonly isCommitting: boolean
  readonly onCommit: () => void
  readonly onGiveUp: () => void
}) {
  const { table, who, Reglages, Ensemble, Panel } = description
  const { said } = saisie
  const statutOf = useMemo(
    () => (ligne: L) => description.statutOf(ligne, said),
    [description, said],
  )
  const { count, label } = description.confirm(apercu)
  const canCommit = count > 0 && !isBusy && !isCommitting
  // Ctrl+S, as in a form; a row that is being corrected is a form of its own.
  useHotkeys(
    [['mod+S', () => canCommit && document.activeElement?.closest('form') == null && onCommit()]],
    [],
  )
  const demande = { ...said, genre: description.genre, fichierId } as unknown as Omit<
    Demande,
    'anneeId'
  >
  return (
    <>
      <Reglages apercu={apercu} saisie={saisie} />
      <ComptesRendus apercu={apercu} saisie={saisie} />
      <LignesImport
        label={table.label}
        lignes={apercu.lignes}
        who={who}
        columns={table.columns}
        minWidth={table.minWidth}
        statutOf={statutOf}
        onLeaveOut={(lignes, isLeftOut) =>
          saisie.say((before) => description.withLeftOut(before, lignes, isLeftOut))
        }
        confirm={
          <Group gap="xs" wrap="nowrap">
            <Button size="xs" variant="subtle" onClick={onGiveUp}>
              Annuler
            </Button>
            <Button
              size="xs"
              title="Ctrl + S"
              loading={isCommitting}
              disabled={count === 0 || isBusy}
              onClick={onCommit}
            >
              {label}
            </Button>
          </Group>
        }
        panelOf={(ligne, close) => (
          <Panel
            ligne={ligne}
            statut={statutOf(ligne)}
            colonnes={apercu.feuilles.find(({ nom }) => nom === ligne.feuille)?.colonnes ?? {}}
            apercu={apercu}
            saisie={saisie}
            pourquoi={
              <Pourquoi
                demande={demande}
                place={ligne}
                champText={description.vocabulaire.champText}
              />
            }
            onClose={close}
          />
        )}
      >
        {Ensemble === undefined ? null : <Ensemble apercu={apercu} saisie={saisie} />}
      </LignesImport>
    </>
  )
}
