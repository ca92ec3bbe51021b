import { Button, Group, Select } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { formatCount } from '../../../../shared/format.ts'
import { notifyFailure, useWrite } from '../../../app/useWrite.ts'
import { Notice } from '../../../ui/Notice.tsx'
import imports from '../Imports.module.css'
import { CorrespondanceForm } from './CorrespondanceForm.tsx'
import styles from './Correspondances.module.css'
import type { Correspondances, FichierApercu, VocabulaireImport } from './vocabulaire.ts'

/** The rows of a file below the columns that were recognised, or the screen that changes how columns are read. */
export function LectureFichier({
  apercu,
  vocabulaire,
  correspondances,
  onClose,
  children,
}: {
  readonly apercu: FichierApercu
  readonly vocabulaire: VocabulaireImport
  readonly correspondances: Correspondances
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  // When no sheet is understood, the columns are the only thing to show.
  const [isMapping, setIsMapping] = useState(apercu.feuilles.length === 0)
  if (isMapping) {
    const showLignes = () => {
      setIsMapping(false)
      // The focus waits until the button is back.
      requestAnimationFrame(() => document.getElementById(REVOIR)?.focus())
    }
    return (
      <ColonnesView
        apercu={apercu}
        vocabulaire={vocabulaire}
        correspondances={correspondances}
        onSeen={showLignes}
        onClose={onClose}
      />
    )
  }
  return (
    <div className={imports.liste}>
      <FeuillesLues apercu={apercu} vocabulaire={vocabulaire} onReview={() => setIsMapping(true)} />
      {children}
    </div>
  )
}

/** Id of the button that gets the focus back from the screen of columns. */
const REVOIR = 'revoir-colonnes'

/** The columns that were recognised, from their titles or from an earlier file, and a button to change them. */
function FeuillesLues({
  apercu: { feuilles, lecture },
  vocabulaire: { champText },
  onReview,
}: {
  readonly apercu: FichierApercu
  readonly vocabulaire: VocabulaireImport
  readonly onReview: () => void
}) {
  const forget = useWrite('correspondances:forget')
  const retenue = lecture.find((feuille) => feuille.retenue !== null)?.retenue ?? null
  const lues = new Set(feuilles.flatMap(({ colonnes }) => Object.keys(colonnes).map(champText)))
  const ignorees = new Set(feuilles.flatMap((feuille) => feuille.ignorees)).size
  return (
    <section className={styles.feuilles} aria-label="Colonnes du fichier">
      <span>
        <strong>{retenue === null ? 'Colonnes lues' : lastTimeText(retenue.ecole)}</strong>&nbsp;:{' '}
        {[...lues].join(', ')}.{ignorees === 0 ? '' : ` ${ignoreesText(ignorees)}`}
      </span>
      <Button id={REVOIR} size="compact-xs" variant="default" onClick={onReview}>
        Revoir les colonnes
      </Button>
      {retenue === null ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={forget.isPending}
          onClick={() =>
            forget.mutate(
              { correspondanceId: retenue.correspondanceId },
              { onSuccess: onReview, onError: notifyFailure },
            )
          }
        >
          Oublier
        </Button>
      )}
    </section>
  )
}

const lastTimeText = (ecole: string | null): string =>
  ecole === null
    ? 'Colonnes lues comme la dernière fois'
    : `Colonnes lues comme la dernière fois pour «\u00a0${ecole}\u00a0»`

const ignoreesText = (count: number): string =>
  `${formatCount(count, 'autre colonne, ni lue ni conservée', 'autres colonnes, ni lues ni conservées')}.`

/** The columns of the file, sheet by sheet, each with a choice of what it holds. */
function ColonnesView({
  apercu: { feuilles, lecture, lignes },
  vocabulaire,
  correspondances: { dites, diteOf, read },
  onSeen,
  onClose,
}: {
  readonly apercu: FichierApercu
  readonly vocabulaire: VocabulaireImport
  readonly correspondances: Correspondances
  /** Goes back to the rows. */
  readonly onSeen: () => void
  readonly onClose: () => void
}) {
  const { noun } = vocabulaire
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const [nom, setNom] = useState(lecture[0]?.lue.feuille ?? '')
  const feuille = lecture.find(({ lue }) => lue.feuille === nom)
  const count = lignes.filter((ligne) => ligne.feuille === nom).length
  return (
    <div className={imports.liste}>
      <div className={imports.tools}>
        <h2 ref={title} tabIndex={-1} className={styles.heading}>
          Colonnes du fichier
        </h2>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="subtle" onClick={onClose}>
            Annuler
          </Button>
          <Button size="xs" disabled={lignes.length === 0} onClick={onSeen}>
            {voirText(lignes.length)}
          </Button>
        </Group>
      </div>
      {feuilles.length > 0 || dites.length > 0 ? null : (
        <Notice tone="warn" title="Les titres de ce fichier n’ont pas été reconnus">
          Dites ce que contient chaque colonne&nbsp;: ce sera retenu pour {vocabulaire.prochain}.
        </Notice>
      )}
      {lecture.length < 2 ? null : (
        <Select
          label="Feuille"
          size="xs"
          className={styles.feuilleChoisie}
          data={lecture.map(({ lue }) => lue.feuille)}
          value={nom}
          onChange={(next) => next !== null && setNom(next)}
        />
      )}
      {feuille === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section className={styles.colonnes} aria-label={`Feuille ${nom}`} tabIndex={0}>
          <p className={imports.lead} role="status">
            {count === 0
              ? `${noun.none} dans cette feuille\u00a0: ${vocabulaire.conseil}`
              : `${formatCount(count, noun.one, noun.many)} dans cette feuille.`}
          </p>
          <CorrespondanceForm
            key={nom}
            feuille={feuille}
            dite={diteOf(nom)}
            vocabulaire={vocabulaire}
            onRead={(lue) => read(nom, lue)}
          />
        </section>
      )}
    </div>
  )
}

function voirText(count: number): string {
  if (count === 1) return 'Voir la ligne'
  return count === 0 ? 'Voir les lignes' : `Voir les ${formatCount(count, 'ligne')}`
}
