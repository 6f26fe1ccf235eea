/* Follows the synchronisation on Settings > IGNY8, and asks before disconnecting. */
( function ( settings ) {
	'use strict';

	var EVERY_MS = 4000;
	var AWAY_MS = 60000;
	var shown = '';
	var stopped = false;
	var panel = document.getElementById( 'igny8-bridge-status' );
	var leave = document.querySelector( 'form[data-igny8="disconnect"]' );

	function isBusy() {
		return panel.querySelector( '[data-busy="1"]' ) !== null;
	}

	function refresh() {
		var url = settings.url + '&_ajax_nonce=' + encodeURIComponent( settings.nonce );
		return window.fetch( url, { credentials: 'same-origin' } ).then( function ( answer ) {
			/* Signed out, disconnected elsewhere, or open since yesterday: asking on would never help. */
			if ( answer.status === 400 || answer.status === 403 ) {
				stopped = true;
			}
			return answer.ok ? answer.text().then( show ) : undefined;
		} );
	}

	/*
	 * The text comes from this site's own server, which has escaped it. It is compared with what came before, not with
	 * what the browser made of it, and put in only when it is news: a screen reader reads all of it out.
	 */
	function show( html ) {
		if ( html !== shown ) {
			shown = html;
			panel.innerHTML = html;
		}
	}

	function follow() {
		if ( isBusy() && ! stopped ) {
			window.setTimeout(
				function () {
					refresh().then( follow, follow );
				},
				document.hidden ? AWAY_MS : EVERY_MS
			);
		}
	}

	if ( panel ) {
		follow();
	}
	if ( leave ) {
		leave.addEventListener( 'submit', function ( event ) {
			if ( ! window.confirm( settings.confirmLeave ) ) {
				event.preventDefault();
			}
		} );
	}
} )( window.igny8Bridge );
