import { todayOf } from '../../../shared/dates.ts'
import { GENRES_PERSONNE, type Personne } from '../../../shared/domain/personne.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import { exportPersonne } from '../../features/personnes/export-personne.service.ts'
import { effacer, resumeOf } from '../../features/personnes/personnes.service.ts'
import { anonymise, findRevue, idsOf, partsOf } from '../../features/personnes/revue.service.ts'
import { dateOption, requiredOption, textOption } from '../choose.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

export const anonymiser: Command = {
  usage: 'anonymiser --avant DATE [--essai]',
  summary:
    'retire les noms de ceux qu’on n’a plus vus depuis cette date, les chiffres restent ; « Annuler » peut les rendre',
  options: {
    avant: { type: 'string' },
    essai: { type: 'boolean' },
  },
  arguments: 0,
  async run(context) {
    const avant = dateOption(context, 'avant')
    const essai = context.options.essai === true
    if (avant > todayOf(context.now)) {
      throw new WrongUsage('La date de « --avant » est à venir : donnez une date passée.')
    }
    const open = essai ? context.readBase() : context.openBase()
    const revue = await findRevue(open.db, avant)
    const choisies = {
      enfants: idsOf(revue.enfants),
      intervenants: idsOf(revue.intervenants),
      familles: idsOf(revue.familles),
      orientations: idsOf(revue.orientations),
    }
    const { enfants, intervenants, familles } = revue.sansDate
    const sansDate = enfants.length + intervenants.length + familles.length
    const parts = partsOf(choisies)
    const counts = {
      ...Object.fromEntries(Object.entries(choisies).map(([part, ids]) => [part, ids.length])),
      sansDate,
    }
    const left =
      sansDate === 0
        ? []
        : [
            `${formatCount(sansDate, 'fiche')} sans aucune date : à revoir une à une dans Réglages, « Données personnelles ».`,
          ]
    if (essai || parts.length === 0) {
      const found = parts.length === 0 ? 'personne' : parts.join(', ')
      return {
        json: { avant, essai, ...counts },
        text: [`Sans contact depuis le ${formatDate(avant)} : ${found}.`, ...left].join('\n'),
      }
    }
    const done = valueOrRefuse(await anonymise(open, choisies, context.now))
    return {
      json: { avant, essai: false, ...counts, textes: done.textes },
      text: [
        `Anonymisé : ${parts.join(', ')}. Les chiffres des bilans n’ont pas changé.`,
        ...left,
        'L’historique garde les noms tant que « Annuler » peut les rendre ; ils en partent ensuite d’eux-mêmes.',
      ].join('\n'),
    }
  },
}

const WHO = {
  enfant: { type: 'string' },
  famille: { type: 'string' },
  intervenant: { type: 'string' },
} as const

const WHO_USAGE = '--enfant ID | --famille ID | --intervenant ID'

function personneOf(context: CommandContext): Personne {
  const given = GENRES_PERSONNE.flatMap((genre) => {
    const id = textOption(context, genre)
    return id === undefined ? [] : [{ genre, id }]
  })
  const [personne] = given
  if (personne === undefined || given.length > 1) {
    throw new WrongUsage(`Nommez une seule personne : ${WHO_USAGE}.`)
  }
  return personne
}

export const personneExporter: Command = {
  usage: `personne exporter ${WHO_USAGE} --sortie FICHIER`,
  summary: 'écrit tout ce qui est enregistré sur une personne : page .html, texte .txt ou .json',
  options: { ...WHO, sortie: { type: 'string' } },
  arguments: 0,
  async run(context) {
    const path = context.resolvePath(requiredOption(context, 'sortie'))
    const personne = personneOf(context)
    const { written, parties } = valueOrRefuse(
      await exportPersonne(context.readBase().db, personne, { path, now: context.now }),
    )
    return {
      json: { fichier: written.path, octets: written.octets, parties },
      text: [
        `Données écrites : ${written.path}`,
        ...Object.entries(parties).map(([titre, n]) => `  ${titre} : ${n}`),
      ].join('\n'),
    }
  },
}

export const personneEffacer: Command = {
  usage: `personne effacer ${WHO_USAGE}`,
  summary:
    'efface une personne partout (fiche, historique, brouillons, sauvegardes), sans retour ; les chiffres restent',
  options: WHO,
  arguments: 0,
  async run(context) {
    const done = valueOrRefuse(await effacer(context.openBase(), personneOf(context), context.now))
    return {
      json: { ...done, sauvegardes: done.sauvegardes.length, copies: done.sauvegardes },
      text: resumeOf(done).join('\n'),
    }
  },
}
