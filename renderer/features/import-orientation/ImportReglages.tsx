import { Autocomplete, Select } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useSelection } from '../../app/selection.tsx'
import { libelleAction } from '../../texts/perimetre.ts'
import { useCollectifs } from '../collectifs/useCollectifs.tsx'
import styles from '../imports/Imports.module.css'
import { useEtablissementChoices } from '../repertoire/useRepertoire.ts'
import type { ImportListe } from './useImportListe.ts'

/** The school of the rows that name none, and where the children are to be inscribed. */
export function ImportReglages({ liste }: { readonly liste: ImportListe }) {
  const { annee } = useSelection()
  const { reglages, setReglages } = liste
  const ecoles = useEtablissementChoices()
  const collectifs = (useCollectifs().data ?? []).filter(
    ({ actionId }) => actionId === reglages.actionId,
  )
  const [ecole, setEcole] = useState(reglages.etablissement ?? '')
  const take = (text: string) => setReglages({ etablissement: text.trim() || null })
  // So that the file is read anew before she reaches « Importer », and not under her click.
  const takeSoon = useDebouncedCallback(take, 400)
  return (
    <div className={styles.reglages}>
      <Autocomplete
        label="École des lignes qui n’en disent pas"
        size="xs"
        data={[...new Set(ecoles.map(({ label }) => label))]}
        value={ecole}
        onChange={(text) => {
          setEcole(text)
          takeSoon(text)
        }}
        onBlur={takeSoon.flush}
      />
      <Select
        label="Proposer l’inscription"
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': 'Ne pas proposer d’inscription' }}
        placeholder="Non, orientation seule"
        data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
        value={reglages.actionId}
        onChange={(actionId) => setReglages({ actionId, collectifId: null })}
      />
      <Select
        label="Collectif"
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': 'Mettre en liste d’attente' }}
        placeholder="Liste d’attente"
        disabled={reglages.actionId === null}
        data={collectifs.map(({ collectifId, nom }) => ({ value: collectifId, label: nom }))}
        value={reglages.collectifId}
        onChange={(collectifId) => setReglages({ collectifId })}
      />
    </div>
  )
}
