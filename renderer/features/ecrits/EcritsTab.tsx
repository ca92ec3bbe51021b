import { Button, Checkbox, Group } from '@mantine/core'
import { IconEye, IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { type ChampEcrit, ECRITS, type TexteEcrit } from '../../../shared/domain/ecrit.ts'
import { DOCUMENTS_ECRITS, type DocumentEcrit } from '../../../shared/domain/listes.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { LongTextField } from '../../ui/TextField.tsx'
import { Apercu } from '../documents/Apercu.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import { NomsCites } from '../personnes/NomsCites.tsx'
import styles from './EcritsTab.module.css'

/** The documents of an action beside its bilan: one chosen, its texts, and its files. */
export function EcritsTab({
  actionId,
  arreteAu,
}: {
  readonly actionId: string
  readonly arreteAu: IsoDate
}) {
  const [document, setDocument] = useState<DocumentEcrit>('experience')
  const query = useRead('ecrits:find', { actionId, document, arreteAu })
  return (
    <div className={styles.screen}>
      <Group gap="xs" role="group" aria-label="Document">
        {DOCUMENTS_ECRITS.map((one) => (
          <Button
            key={one}
            size="xs"
            variant={one === document ? 'filled' : 'default'}
            aria-pressed={one === document}
            onClick={() => setDocument(one)}
          >
            {ECRITS[one].nom}
          </Button>
        ))}
      </Group>
      <Loaded query={query}>
        {(textes) => (
          <EcritForm key={document} demande={{ actionId, document, arreteAu }} textes={textes} />
        )}
      </Loaded>
    </div>
  )
}

function EcritForm({
  demande,
  textes,
}: {
  readonly demande: Input<'ecrits:find'>
  readonly textes: readonly TexteEcrit[]
}) {
  const { actionId, document } = demande
  const ecrit = ECRITS[document]
  const initial = Object.fromEntries(textes.map(({ code, texte }) => [code, texte]))
  const form = useSaisieForm({
    channel: 'ecrits:save',
    sujet: { actionId, document },
    initial: { textes: initial },
    toInput: ({ textes: typed }) => ({ ...demande, textes: typed }),
    follows: true,
    onSaved: () => undefined,
  })
  const { value, errors, onChange } = form.partOf('textes')
  const [isPreview, setIsPreview] = useState(false)
  const write = useMutation({
    mutationFn: (format: 'docx' | 'pdf') => call('ecrits:write', { ...demande, format }),
    onError: notifyFailure,
  })
  const wait = form.isDirty ? 'Enregistrez d’abord vos modifications.' : undefined
  return (
    <PageForm
      label={ecrit.titre}
      isDirty={form.isDirty}
      isPending={form.isPending}
      onSubmit={form.send}
    >
      <Panel
        title={ecrit.titre}
        aside={
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconEye size="1rem" aria-hidden />}
              disabled={form.isDirty}
              title={wait}
              onClick={() => setIsPreview(true)}
            >
              Aperçu
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconFileTypeDocx size="1rem" aria-hidden />}
              disabled={form.isDirty}
              title={wait}
              loading={write.isPending && write.variables === 'docx'}
              onClick={() => write.mutate('docx')}
            >
              Enregistrer en Word…
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconFileTypePdf size="1rem" aria-hidden />}
              disabled={form.isDirty}
              title={wait}
              loading={write.isPending && write.variables === 'pdf'}
              onClick={() => write.mutate('pdf')}
            >
              Enregistrer en PDF…
            </Button>
          </Group>
        }
      >
        <p className={styles.text}>
          {ecrit.usage} Ce que vous changez est gardé&nbsp;; le reste suit vos saisies.
        </p>
        {write.data === undefined ? null : (
          <div role="status">
            <WrittenFile {...write.data} />
          </div>
        )}
        <div className={styles.champs}>
          {ecrit.champs.map((champ) => (
            <Champ
              key={champ.code}
              champ={champ}
              texte={value[champ.code] ?? ''}
              propose={textes.find(({ code }) => code === champ.code)?.propose ?? ''}
              error={errors[champ.code]}
              onChange={(texte) => onChange({ [champ.code]: texte })}
            />
          ))}
        </div>
      </Panel>
      {isPreview ? (
        <Apercu
          title={ecrit.titre}
          queryKey={['ecrit', demande]}
          read={() => call('ecrits:preview', demande)}
          onClose={() => setIsPreview(false)}
        />
      ) : null}
    </PageForm>
  )
}

function Champ({
  champ,
  texte,
  propose,
  error,
  onChange,
}: {
  readonly champ: ChampEcrit
  readonly texte: string
  readonly propose: string
  readonly error: string | undefined
  readonly onChange: (texte: string) => void
}) {
  if (champ.options !== undefined) {
    const ticked = texte.split('\n').filter((line) => line !== '')
    return (
      <Checkbox.Group
        label={champ.label}
        error={error}
        value={ticked}
        onChange={(next) => onChange(next.join('\n'))}
      >
        <Group mt="xs" gap="md">
          {champ.options.map((option) => (
            <Checkbox key={option} value={option} label={option} />
          ))}
        </Group>
      </Checkbox.Group>
    )
  }
  return (
    <div>
      <LongTextField
        label={champ.label}
        size="sm"
        maxRows={14}
        value={texte}
        error={error}
        onChange={onChange}
      />
      {texte === propose ? null : (
        <NomsCites texte={texte} lecteurs="La Caf ou les familles liront ce texte" />
      )}
      {propose !== '' && propose !== texte ? (
        <Button size="compact-xs" variant="subtle" onClick={() => onChange(propose)}>
          Reprendre ce que donnent les saisies
        </Button>
      ) : null}
    </div>
  )
}
