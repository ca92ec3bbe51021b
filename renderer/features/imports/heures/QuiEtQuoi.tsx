import { Select } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type {
  ApercuHeures,
  CategorieImport,
  ChoixPersonne,
  PersonneImport,
  SensCategorie,
} from '../../../../shared/domain/import-heures.ts'
import { formatCount, formatPersonne } from '../../../../shared/format.ts'
import { usePerimetre } from '../../../app/selection.tsx'
import { useRead } from '../../../app/useRead.ts'
import { CATEGORIES_CHOIX } from '../../heures/lignes-heures.ts'
import styles from '../Imports.module.css'
import type { PartProps } from '../ImportView.tsx'
import { decodeChoix, encodeChoix, personneOptions } from './choix-personne.ts'
import { type SaidOfHeures, withCategorie, withPersonne } from './said.ts'

/** Identities of the file's people and meanings of its catégories, each answered once for all their rows. */
export function QuiEtQuoi({
  apercu: { personnes, categories, lecture },
  saisie: { say },
}: PartProps<SaidOfHeures, ApercuHeures>) {
  return (
    <div className={styles.quiEtQuoi}>
      <Part title="Personnes" rows={inOrder(personnes)}>
        {(personne) => (
          <PersonneChoix
            key={personne.cle}
            personne={personne}
            onChange={(choix) => say((before) => withPersonne(before, personne.cle, choix))}
          />
        )}
      </Part>
      <Part title="Catégories" rows={inOrder(categories)}>
        {(categorie) => (
          <CategorieChoix
            key={categorie.valeur}
            categorie={categorie}
            onChange={(choix) =>
              say((before) => withCategorie(before, lecture, categorie.libelle, choix))
            }
          />
        )}
      </Part>
    </div>
  )
}

/** Rows to decide first, then the others, each in the order of the file. */
const inOrder = <T extends { readonly choix: unknown }>(rows: readonly T[]): readonly T[] => [
  ...rows.filter(({ choix }) => choix === null),
  ...rows.filter(({ choix }) => choix !== null),
]

function Part<T extends { readonly choix: unknown }>({
  title,
  rows,
  children,
}: {
  readonly title: string
  readonly rows: readonly T[]
  readonly children: (row: T) => ReactNode
}) {
  const titleId = useId()
  const count = rows.filter(({ choix }) => choix === null).length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className={styles.part} aria-labelledby={titleId} tabIndex={0}>
      <h2 id={titleId}>
        {title}
        {count === 0 ? '' : `, ${count} à décider`}
      </h2>
      {rows.map(children)}
    </section>
  )
}

function Choice({
  name,
  lignes,
  texte,
  children,
}: {
  readonly name: string
  readonly lignes: number
  readonly texte: string | null
  readonly children: ReactNode
}) {
  return (
    <div className={styles.choice}>
      <span>
        <strong>{name}</strong> · {formatCount(lignes, 'ligne')}
        {texte === null ? null : <small>{texte}</small>}
      </span>
      {children}
    </div>
  )
}

function PersonneChoix({
  personne,
  onChange,
}: {
  readonly personne: PersonneImport
  readonly onChange: (choix: ChoixPersonne) => void
}) {
  const perimetre = usePerimetre()
  const { data: intervenants = [] } = useRead('intervenants:findAll', perimetre)
  const name = personne.cle === '' ? 'Sans nom' : formatPersonne(personne)
  return (
    <Choice name={name} lignes={personne.lignes} texte={personne.texte}>
      <Select
        aria-label={`Qui est ${name}`}
        size="xs"
        searchable
        openOnFocus={false}
        placeholder="À décider"
        nothingFoundMessage="Personne de ce nom"
        data={personneOptions(personne, intervenants)}
        value={personne.choix === null ? null : encodeChoix(personne.choix)}
        onChange={(value) => value !== null && onChange(decodeChoix(value))}
      />
    </Choice>
  )
}

function CategorieChoix({
  categorie: { libelle, lignes, choix, isTempsDeSeance },
  onChange,
}: {
  readonly categorie: CategorieImport
  readonly onChange: (choix: SensCategorie) => void
}) {
  const name = libelle === '' ? 'Sans catégorie' : libelle
  const texte =
    isTempsDeSeance && choix === null ? 'Le temps des séances vient déjà des séances tenues.' : null
  return (
    <Choice name={name} lignes={lignes} texte={texte}>
      <Select
        aria-label={`Catégorie de «\u00a0${name}\u00a0»`}
        size="xs"
        placeholder="À décider"
        data={[...CATEGORIES_CHOIX, { value: 'ignorer', label: 'Ne pas importer' }]}
        value={choix}
        onChange={(value) => value !== null && onChange(value as SensCategorie)}
      />
    </Choice>
  )
}
