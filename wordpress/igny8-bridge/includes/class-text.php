<?php
/**
 * Plain text where WordPress keeps HTML.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** A title is text: what looks like a tag in it is shown, and neither taken for one nor cut out. */
final class Text {

	/**
	 * As HTML; an entity that is there already stays one.
	 *
	 * @param string $text As it was delivered.
	 */
	public static function escape( $text ): string {
		return htmlspecialchars( self::line( $text ), ENT_NOQUOTES, 'UTF-8', false );
	}

	/**
	 * For fields of other plugins that keep text: no tag can begin. sanitize_text_field() would take "%%date%%" to pieces.
	 *
	 * @param string $text As it was delivered.
	 */
	public static function untagged( $text ): string {
		return str_replace( '<', '&lt;', self::line( $text ) );
	}

	/** One line, without characters that control. */
	private static function line( $text ): string {
		return trim( preg_replace( '/[\x00-\x20\x7f]+/', ' ', wp_check_invalid_utf8( (string) $text, true ) ) );
	}
}
