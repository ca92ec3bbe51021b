import { Button, Group, Select } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ApercuImport } from '../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../shared/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import { CorrespondanceForm } from '../correspondances/CorrespondanceForm.tsx'
import imports from '../imports/Imports.module.css'
import styles from './ImportOrientation.module.css'
import type { ImportListe } from './useImportListe.ts'
import { VOCABULAIRE_ELEVES } from './vocabulaire-eleves.ts'

/** The columns of the file, sheet by sheet, each to be read otherwise; the rows wait behind. */
export function ColonnesView({
  apercu: { feuilles, lecture, lignes },
  liste,
  onSeen,
  onClose,
}: {
  readonly apercu: ApercuImport
  readonly liste: ImportListe
  /** Back to the rows. */
  readonly onSeen: () => void
  readonly onClose: () => void
}) {
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
            Renoncer
          </Button>
          <Button size="xs" disabled={lignes.length === 0} onClick={onSeen}>
            {lignes.length === 0
              ? 'Voir les lignes'
              : `Voir les ${formatCount(lignes.length, 'ligne')}`}
          </Button>
        </Group>
      </div>
      {feuilles.length > 0 || liste.isTouched ? null : (
        <Notice tone="warn" title="Les titres de ce fichier n’ont pas été reconnus">
          Dites ce que contient chaque colonne : ce sera retenu pour le prochain fichier de cette
          école.
        </Notice>
      )}
      {lecture.length < 2 ? null : (
        <Select
          label="Feuille"
          size="xs"
          className={styles.feuilleChoisie}
          allowDeselect={false}
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
              ? `Aucun enfant lu dans cette feuille : ${VOCABULAIRE_ELEVES.conseil}`
              : `${formatCount(count, 'enfant lu', 'enfants lus')} dans cette feuille.`}
          </p>
          <CorrespondanceForm
            key={nom}
            feuille={feuille}
            dite={liste.lueOf(nom)}
            vocabulaire={VOCABULAIRE_ELEVES}
            onRead={(lue) => liste.read(nom, lue)}
          />
        </section>
      )}
    </div>
  )
}
