import { Button, Group, Progress } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { navigate, parseHash } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import styles from './Aide.module.css'
import { AideText } from './AideText.tsx'
import { closeAide, openAide, useEtapeVisite } from './aide.ts'
import { textOf } from './pages.ts'

/** A step of the tour: a part of `visite.md`; the step's last link leads to its screen. */
type Etape = { readonly texte: string; readonly adresse: string | null }

const ETAPES: readonly Etape[] = textOf('visite')
  .split(/^(?=## )/m)
  .filter((part) => part.startsWith('## '))
  .map((texte) => ({
    texte,
    adresse: [...texte.matchAll(/\]\((#\/[^)]*)\)/g)].at(-1)?.[1] ?? null,
  }))

/** « De la rentrée au bilan en dix minutes »: a step at a time, left and taken up again where it was. */
export function Visite() {
  const [kept, setRank] = useEtapeVisite()
  const rank = Math.min(Math.max(kept, 0), ETAPES.length - 1)
  const etape = ETAPES[rank]
  const isLast = rank === ETAPES.length - 1
  const goTo = (next: number) => {
    const adresse = ETAPES[next]?.adresse ?? null
    const show = () => {
      setRank(next)
      if (adresse === null) return
      const { screen, params } = parseHash(adresse)
      navigate(screen, Object.fromEntries(params))
    }
    leave(show)
  }
  if (etape === undefined) return null
  return (
    <>
      <p className={styles.rank} role="status">
        Étape {rank + 1} sur {ETAPES.length}
      </p>
      <Progress
        value={((rank + 1) / ETAPES.length) * 100}
        size="xs"
        aria-label="Avancement de la visite"
      />
      <AideText>{etape.texte}</AideText>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={rank === 0}
          leftSection={<IconArrowLeft size="1rem" aria-hidden />}
          onClick={() => goTo(rank - 1)}
        >
          Étape précédente
        </Button>
        {isLast ? (
          <Button
            size="xs"
            onClick={() => {
              setRank(0)
              openAide('sommaire')
            }}
          >
            Terminer la visite
          </Button>
        ) : (
          <Button
            size="xs"
            rightSection={<IconArrowRight size="1rem" aria-hidden />}
            onClick={() => goTo(rank + 1)}
          >
            Étape suivante
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={closeAide}>
          Reprendre plus tard
        </Button>
      </Group>
      {rank === 0 ? null : (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => goTo(0)}>
          Recommencer la visite
        </Button>
      )}
    </>
  )
}
