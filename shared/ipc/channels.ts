import type { Channel, IpcEvent } from './contract.ts'

/**
 * Names alone, for the preload: importing the contract there would bundle every schema into it.
 * The compiler refuses a missing or an unknown name.
 */
export const channelNames = Object.freeze({
  'app:findContexte': true,
  'app:startSample': true,
  'app:startEmpty': true,
  'app:openDossier': true,
  'app:saveDossier': true,
  'actions:find': true,
  'actions:create': true,
  'actions:save': true,
  'actions:delete': true,
  'resumes:find': true,
  'enfants:findAll': true,
  'intervenants:findAll': true,
  'seances:findAll': true,
  'seances:previewSerie': true,
  'seances:createSerie': true,
  'seances:find': true,
  'seances:create': true,
  'seances:move': true,
  'seances:duplicate': true,
  'seances:delete': true,
  'seances:setEtat': true,
  'seances:setActivites': true,
  'seances:setNote': true,
  'seances:saveIntervenant': true,
  'seances:exportAgenda': true,
  'bilans:find': true,
  'bilans:findProvenance': true,
  'bilans:generate': true,
  'documents:open': true,
  'documents:showInFolder': true,
  'collectifs:findAll': true,
  'collectifs:create': true,
  'collectifs:rename': true,
  'collectifs:delete': true,
  'creneaux:add': true,
  'creneaux:previewChange': true,
  'creneaux:change': true,
  'calendrier:find': true,
  'calendrier:save': true,
  'presences:save': true,
  'presences:findMois': true,
  'presences:findCollectifs': true,
  'presences:findRegistres': true,
  'journal:findState': true,
  'journal:undo': true,
  'journal:redo': true,
} satisfies Record<Channel, true>)

export const eventNames = Object.freeze({
  'documents:progress': true,
  'app:changed': true,
} satisfies Record<IpcEvent, true>)
