import { Autocomplete, Button, SegmentedControl, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'
import { isCancelled } from '../../app/describe-error.ts'
import { hrefTo } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors, notifyFailure } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { dateOrNone } from '../../ui/parse.ts'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import { useEtablissementChoices } from '../repertoire/useEtablissementChoices.ts'
import styles from './Orientations.module.css'
import { readClasses } from './read-classes.ts'

type Format = Input<'orientations:writeFiche'>['format']

const EMPTY = { etablissement: '', classes: '', retourAvant: '', format: 'xlsx' as Format }

/** The blank fiche for a school: filled in and sent back, it is imported as it is. */
export function FicheTab() {
  const { annee } = useSelection()
  const ecoles = useEtablissementChoices()
  const [values, setValues] = useState(EMPTY)
  const change = (changes: Partial<typeof EMPTY>) => setValues({ ...values, ...changes })
  const write = useMutation({
    mutationFn: () =>
      call('orientations:writeFiche', {
        anneeId: annee.id,
        format: values.format,
        etablissement: values.etablissement.trim() || null,
        classes: readClasses(values.classes),
        retourAvant: dateOrNone(values.retourAvant),
      }),
    onError: (error) => {
      if (!isCancelled(error) && Object.keys(fieldErrors(error)).length === 0) notifyFailure(error)
    },
  })
  const errors = fieldErrors(write.error)
  const classesError = Object.entries(errors).find(([path]) => path.startsWith('classes'))?.[1]
  return (
    <div className={styles.fiche}>
      <form
        className={styles.form}
        aria-label="Fiche à envoyer"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate()
        }}
      >
        <p className={styles.lead}>
          Une fiche d’orientation à votre nom, que l’école remplit et vous renvoie : elle s’importe
          ensuite telle quelle.
        </p>
        <Autocomplete
          label="École"
          description="Facultatif."
          size="xs"
          data={[...new Set(ecoles.map(({ label }) => label))]}
          value={values.etablissement}
          onChange={(etablissement) => change({ etablissement })}
        />
        <Textarea
          label="Classes"
          description="Facultatif. Une par ligne, avec l’enseignant s’il est connu : « CE2 ; Mme Roy »."
          size="xs"
          autosize
          minRows={3}
          maxRows={10}
          value={values.classes}
          error={classesError}
          onChange={(event) => change({ classes: event.currentTarget.value })}
        />
        <DateTextField
          label="À renvoyer avant le"
          description="Facultatif."
          value={values.retourAvant}
          error={errors.retourAvant}
          onChange={(retourAvant) => change({ retourAvant })}
        />
        <div>
          <SegmentedControl
            aria-label="Format de la fiche"
            size="xs"
            data={[
              { value: 'xlsx', label: 'Tableur (.xlsx), à remplir à l’écran' },
              { value: 'docx', label: 'Document (.docx), à imprimer' },
            ]}
            value={values.format}
            onChange={(format) => change({ format })}
          />
        </div>
        <CriteresProposes />
        <div>
          <Button type="submit" size="xs" loading={write.isPending}>
            Préparer la fiche
          </Button>
        </div>
      </form>
      {write.data === undefined ? null : (
        <div role="status">
          <WrittenFile {...write.data} />
        </div>
      )}
    </div>
  )
}

/** The criteria proposed to teachers, with a link to change them. */
function CriteresProposes() {
  const { annee } = useSelection()
  const { data } = useRead('orientations:findReglages', { anneeId: annee.id })
  if (data === undefined) return null
  return (
    <p className={styles.lead}>
      {formatCount(data.criteres.length, 'critère proposé', 'critères proposés')} aux
      enseignants&nbsp;: {data.criteres.map(({ libelle }) => libelle).join(', ')}.{' '}
      <a href={hrefTo('reglages', { section: 'orientations' })}>Modifier les critères</a>
    </p>
  )
}
