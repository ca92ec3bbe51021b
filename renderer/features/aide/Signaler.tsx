import { Button, Textarea } from '@mantine/core'
import { IconDeviceFloppy, IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useRoute } from '../../app/router.ts'
import { useRead } from '../../app/useRead.ts'
import { WriteOutcome } from '../documents/WrittenFile.tsx'
import styles from './Aide.module.css'

/** « Signaler un problème »: a file for support, without any personal data, shown before it is saved. */
export function Signaler() {
  const { screen: ecran } = useRoute()
  const [recit, setRecit] = useState('')
  const [shown, setShown] = useState<string | null>(null)
  const save = useMutation({ mutationFn: () => call('aide:saveSignalement', { ecran, recit }) })
  return (
    <div className={styles.form}>
      <p>
        Cartable prépare un fichier pour la personne qui vous aide. Il ne contient aucun nom&nbsp;:
        seulement vos mots, l’ordinateur, des nombres et le journal technique. Rien n’est
        envoyé&nbsp;: vous relisez le fichier, puis vous le joignez vous-même à un message.
      </p>
      <Textarea
        label="Que s’est-il passé&#8239;?"
        description="Ce que vous faisiez, ce que vous attendiez. N’écrivez aucun nom d’enfant ni de famille."
        autosize
        minRows={4}
        maxRows={10}
        maxLength={4000}
        value={recit}
        onChange={({ currentTarget }) => {
          setRecit(currentTarget.value)
          setShown(null)
        }}
      />
      <div className={styles.actions}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEye size="1rem" aria-hidden />}
          aria-expanded={shown !== null}
          onClick={() => setShown((text) => (text === null ? recit : null))}
        >
          {shown === null ? 'Voir le fichier' : 'Masquer le fichier'}
        </Button>
        <Button
          size="xs"
          leftSection={<IconDeviceFloppy size="1rem" aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Enregistrer le signalement…
        </Button>
      </div>
      <WriteOutcome write={save} />
      {shown === null ? null : <Apercu ecran={ecran} recit={shown} />}
    </div>
  )
}

function Apercu(signalement: { readonly ecran: string; readonly recit: string }) {
  const query = useRead('aide:previewSignalement', signalement, { isFresh: true })
  return (
    <Loaded query={query}>
      {({ texte }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reached by keyboard
        <section className={styles.report} tabIndex={0} aria-label="Contenu du fichier">
          {texte}
        </section>
      )}
    </Loaded>
  )
}
