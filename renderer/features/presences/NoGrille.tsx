import { Button, Group } from '@mantine/core'
import { IconCalendarOff, IconMoodKid } from '@tabler/icons-react'
import { formatMois } from '../../../shared/format.ts'
import type { CollectifPresences } from '../../../shared/ipc/presences.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

type Choice = { readonly collectif: CollectifPresences; readonly mois: string }

/** A month without séance: the nearest that have some are one click away. */
export function NoSeance({ collectif, mois }: Choice) {
  const before = collectif.mois.findLast((other) => other < mois)
  const after = collectif.mois.find((other) => other > mois)
  const near = [before, after].filter((other) => other !== undefined)
  return (
    <EmptyState
      icon={<IconCalendarOff />}
      title={`Aucune séance en ${formatMois(mois)}`}
      advice={
        near.length === 0
          ? `Planifiez les séances de «\u00a0${collectif.nom}\u00a0»\u00a0: leur grille de présence apparaîtra ici.`
          : `«\u00a0${collectif.nom}\u00a0» n’a pas de séance ce mois-ci.`
      }
      action={
        <Group gap="xs" justify="center">
          {near.map((other) => (
            <Button
              key={other}
              component="a"
              size="sm"
              variant="default"
              href={hrefTo('presences', { collectif: collectif.collectifId, mois: other })}
            >
              Voir {formatMois(other)}
            </Button>
          ))}
          {near.length === 0 ? (
            <Button component="a" size="sm" href={hrefTo('seances')}>
              Aller aux séances
            </Button>
          ) : null}
        </Group>
      }
    />
  )
}

/** Séances, but nobody to come to them. */
export function NoEnfant({ collectif, mois }: Choice) {
  return (
    <EmptyState
      icon={<IconMoodKid />}
      title={`Aucun enfant inscrit en ${formatMois(mois)}`}
      advice={`Inscrivez des enfants dans «\u00a0${collectif.nom}\u00a0»\u00a0: ils apparaîtront dans la grille à partir de leur date d’inscription.`}
      action={
        <Button component="a" size="sm" href={hrefTo('enfants')}>
          Aller aux enfants
        </Button>
      }
    />
  )
}
