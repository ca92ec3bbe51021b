import { useQuery } from '@tanstack/react-query'
import { typographie } from '../../../shared/format.ts'
import { call } from '../../app/api.ts'
import { hrefTo } from '../../app/router.ts'
import { errorText } from '../../texts/errors.ts'
import { Notice } from '../../ui/Notice.tsx'

/** Period of reading: the check of the data ends just after the window is drawn, and the daily copy later. */
const EVERY_MS = 15_000

/** Alert on Accueil about damaged data, or a daily copy that fails, with the way to restore. */
export function AlerteDonnees() {
  const { data: alerte } = useQuery({
    queryKey: ['sauvegardes:findAlerte'],
    queryFn: () => call('sauvegardes:findAlerte', undefined),
    staleTime: 0,
    refetchInterval: EVERY_MS,
  })
  if (alerte == null) return null
  const link = <a href={hrefTo('reglages', { section: 'sauvegardes' })}>Ouvrir les sauvegardes</a>
  if (alerte.genre === 'abimees') {
    return (
      <Notice tone="bad" title="Une partie de vos données est abîmée">
        Ce qui est affiché peut être incomplet. Restaurez la dernière sauvegarde&nbsp;: ce qui a été
        saisi depuis sera à refaire, et vos données d’aujourd’hui seront gardées à côté. Faites
        aussi vérifier le disque de cet ordinateur. {link}
      </Notice>
    )
  }
  const { title, advice } = errorText(alerte.error)
  return (
    <Notice tone="warn" title="La sauvegarde du jour n’a pas pu être faite">
      {typographie(`${title}. ${advice}`)} {link}
    </Notice>
  )
}
