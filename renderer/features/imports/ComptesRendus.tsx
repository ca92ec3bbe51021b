import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ComptesRendus as Comptes } from '../../../shared/domain/import-orientation.ts'
import type { Demande } from '../../../shared/ipc/imports.ipc.ts'
import { comptesRendusTexts } from '../../../shared/texts/lignes-laissees.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'
import { Notice } from '../../ui/Notice.tsx'
import styles from './Imports.module.css'
import type { PlaceDansFichier } from './ligne.tsx'
import type { SaidOfFile } from './said.ts'
import type { SaisieImport } from './useImport.ts'

/** How the file was read, and its rows set aside, each with its reason; absent when there is nothing to tell. */
export function ComptesRendus<
  S extends SaidOfFile,
  A extends Comptes & { readonly lignes: readonly unknown[] },
>({ apercu, saisie: { said, say } }: { readonly apercu: A; readonly saisie: SaisieImport<S, A> }) {
  const texts = [
    ...comptesRendusTexts(apercu),
    ...(said.avecMasquees === true ? ['Les lignes masquées dans le tableur sont reprises.'] : []),
  ]
  const isHiding = apercu.laissees.some(({ raison }) => raison === 'masquee')
  if (texts.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={
        apercu.lignes.length === 0
          ? 'Aucune ligne de ce fichier ne peut être importée'
          : 'À savoir sur ce fichier'
      }
    >
      <ul className={styles.messages}>
        {texts.map((texte) => (
          <li key={texte}>{texte}</li>
        ))}
      </ul>
      {isHiding || said.avecMasquees === true ? (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            say((before) => ({ ...before, avecMasquees: before.avecMasquees !== true }))
          }
        >
          {isHiding ? 'Reprendre les lignes masquées' : 'Laisser de côté les lignes masquées'}
        </Button>
      ) : null}
    </Notice>
  )
}

/** « Pourquoi ? »: the cells of the file that a row was read from, asked for when they are opened. */
export function Pourquoi({
  demande,
  place: { feuille, ligne, rang = 0 },
  champText,
}: {
  readonly demande: Omit<Demande, 'anneeId'>
  readonly place: PlaceDansFichier
  readonly champText: (champ: string) => string
}) {
  const { annee } = useSelection()
  const [isOpen, setOpen] = useState(false)
  const query = useQuery({
    queryKey: [
      'imports:findCellules',
      demande.fichierId,
      annee.id,
      demande.correspondances,
      feuille,
      ligne,
      rang,
    ],
    queryFn: () =>
      call('imports:findCellules', {
        demande: { ...demande, anneeId: annee.id } as Demande,
        place: { feuille, ligne, rang },
      }),
    enabled: isOpen,
    gcTime: 0,
  })
  return (
    <section>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        Pourquoi&nbsp;? Voir les cellules du fichier
      </Button>
      {isOpen && query.data !== undefined ? (
        <ul className={styles.messages}>
          {query.data.map(({ colonne, champ, texte }) => (
            <li key={`${colonne} ${champ}`}>
              <strong>{colonne}&nbsp;: </strong>
              {`${texte} → ${champText(champ)}`}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
