<?xml version="1.0" encoding="UTF-8"?>
<!--
  q:wrap(node)        at which side of the text a figure or sidebar stands: left,
                      right, inside, outside, start or end; empty: it doesn't
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func">

  <xsl:variable name="wraps" select="' left right inside outside start end '"/>

  <func:function name="q:wrap">
    <xsl:param name="node"/>
    <xsl:variable name="class" select="substring-before(substring-after(concat(' ', $node/@role, ' '), ' wrap-'), ' ')"/>
    <xsl:variable name="side" select="concat($class, substring($node/@floatstyle, 1 + 100 * ($class != '')))"/>
    <func:result select="substring($side, 1, 100 * contains($wraps, concat(' ', $side, ' ')))"/>
  </func:function>

</xsl:stylesheet>
