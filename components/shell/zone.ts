/** Where the browser tells the zone of its clock, such as `Europe/Berlin`. */
export const zoneCookie = 'laurel-zone'
