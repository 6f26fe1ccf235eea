<?php
/**
 * What IGNY8 does not take of this site's content.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Each with its reason, for the status page, until it is taken or everything is gone over again. */
final class Refused {

	/** More are counted, and not listed. */
	const MOST = 50;

	/**
	 * Notes one.
	 *
	 * @param array  $item   From Item.
	 * @param string $reason The API's.
	 */
	public static function note( array $item, $reason ) {
		$refused = Options::get( 'refused' );
		if ( count( $refused ) < self::MOST || isset( $refused[ $item['wp_id'] ] ) ) {
			$refused[ $item['wp_id'] ] = array(
				'title'  => (string) $item['title'],
				'reason' => (string) $reason,
			);
			Options::put( 'refused', $refused );
		}
	}

	/**
	 * They were taken after all.
	 *
	 * @param array[] $items From Item.
	 */
	public static function settle( array $items ) {
		$refused = Options::get( 'refused' );
		$before  = count( $refused );
		foreach ( $before ? $items : array() as $item ) {
			unset( $refused[ $item['wp_id'] ] );
		}
		if ( count( $refused ) < $before ) {
			Options::put( 'refused', $refused );
		}
	}

	/** Everything is sent again. */
	public static function clear() {
		if ( Options::get( 'refused' ) ) {
			Options::put( 'refused', array() );
		}
	}

	/** How many there are. */
	public static function count(): int {
		return count( Options::get( 'refused' ) );
	}

	/** Prints them. */
	public static function show() {
		$refused = Options::get( 'refused' );
		if ( ! $refused ) {
			return;
		}
		/* translators: %s: number of items. */
		$text = _n( 'IGNY8 did not take %s item:', 'IGNY8 did not take %s items:', count( $refused ), 'igny8-bridge' );
		printf( '<div class="igny8-bridge-refused"><p>%s</p><ul>', esc_html( sprintf( $text, number_format_i18n( count( $refused ) ) ) ) );
		foreach ( $refused as $id => $each ) {
			$title = '' === $each['title'] ? '#' . $id : $each['title'];
			$url   = (string) get_edit_post_link( $id, 'url' );
			printf( '<li><a href="%s">%s</a>: %s</li>', esc_url( $url ), esc_html( $title ), esc_html( $each['reason'] ) );
		}
		echo '</ul></div>';
	}
}
