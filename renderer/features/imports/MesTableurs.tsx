import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { GenreTableur } from '../../../shared/domain/listes.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo, navigate } from '../../app/router.ts'
import { Panel } from '../../ui/Panel.tsx'
import { TABLEUR_HEURES } from './heures/tableur-heures.tsx'
import styles from './Imports.module.css'
import { Historique, useImports } from './ImportsTab.tsx'
import { ImportScreen } from './ImportView.tsx'
import { useListeInscrits } from './inscrits/liste-inscrits.tsx'
import { GRILLE_PRESENCES } from './presences/grille-presences.tsx'
import { useOpenFichier } from './useOpenFichier.ts'

/** Kinds of spreadsheets to import, in the order of import: présences need the children first. */
const TABLEURS = [
  {
    genre: 'inscrits',
    titre: 'La liste des enfants inscrits',
    aide: 'Un enfant par ligne, avec sa classe, son école, ses parents. Le collectif et la date d’entrée sont lus, ou demandés une fois.',
    ouvrir: 'Reprendre la liste des enfants',
  },
  {
    genre: 'presences',
    titre: 'La grille de présences',
    aide: 'Les enfants et les dates, avec P, A, E, 1, 0, une croix ou une couleur. Ses enfants doivent déjà être inscrits.',
    ouvrir: 'Reprendre la grille de présences',
  },
  {
    genre: 'heures',
    titre: 'Les heures des intervenants',
    aide: 'Une ligne par heure faite, ou les personnes et les dates en tableau.',
    ouvrir: 'Reprendre les heures',
  },
] as const satisfies readonly { readonly genre: GenreTableur; readonly [text: string]: string }[]

const openerOf = (genre: GenreTableur): string => `reprendre-${genre}`

/** « Reprendre mes tableurs »: three tables, each opened, previewed and imported like any file. `opened`: screen of the open file. */
export function useTableurs(): {
  readonly opened: ReactNode | null
  readonly section: ReactNode
} {
  const listeInscrits = useListeInscrits()
  const inscrits = useOpenFichier('inscrits', openerOf('inscrits'))
  const presences = useOpenFichier('presences', openerOf('presences'))
  const heures = useOpenFichier('heures', openerOf('heures'))
  const opener = { inscrits, presences, heures }
  const partsOf = ({ fichier, reopen, close }: ReturnType<typeof useOpenFichier>) =>
    fichier === null ? null : { fichier, onReopen: reopen, onClose: close }
  const [ofInscrits, ofPresences, ofHeures] = [inscrits, presences, heures].map(partsOf)
  const opened = ofInscrits ? (
    <ImportScreen
      {...ofInscrits}
      title="Reprendre la liste des enfants"
      description={listeInscrits}
      onBack={() => navigate('enfants')}
    />
  ) : ofPresences ? (
    <ImportScreen
      {...ofPresences}
      title="Reprendre la grille de présences"
      description={GRILLE_PRESENCES}
      onBack={() => navigate('presences')}
    />
  ) : ofHeures ? (
    <ImportScreen
      {...ofHeures}
      title="Reprendre les heures"
      description={TABLEUR_HEURES}
      onBack={() => navigate('intervenants', { vue: 'heures' })}
    />
  ) : null
  return { opened, section: <Section opener={opener} /> }
}

function Section({
  opener,
}: {
  readonly opener: Readonly<
    Record<(typeof TABLEURS)[number]['genre'], ReturnType<typeof useOpenFichier>>
  >
}) {
  const query = useImports()
  return (
    <>
      <Panel title="Reprendre mes tableurs">
        <p className={styles.lead}>
          Ouvrez vos fichiers dans cet ordre. Rien n’est enregistré avant que vous les ayez relus,
          et chaque reprise s’annule en entier.
        </p>
        <ol className={styles.tableurs}>
          {TABLEURS.map(({ genre, titre, aide, ouvrir }) => (
            <li key={genre}>
              <div>
                <strong>{titre}</strong>
                <p className={styles.lead}>
                  {aide}{' '}
                  {genre === 'inscrits' ? (
                    <a href={hrefTo('enfants', { panneau: 'coller' })}>
                      Ou collez-la, sans fichier.
                    </a>
                  ) : null}
                </p>
              </div>
              <Button
                id={openerOf(genre)}
                size="xs"
                variant="default"
                leftSection={<IconFileImport size="1rem" aria-hidden />}
                loading={opener[genre].isPending}
                onClick={opener[genre].open}
              >
                {ouvrir}
              </Button>
            </li>
          ))}
        </ol>
      </Panel>
      <Loaded query={query}>
        {(imports) =>
          imports.length === 0 ? null : (
            <Panel title="Déjà importés">
              <Historique imports={imports} />
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}
