<?xml version="1.0" encoding="UTF-8"?>
<!--
  Signs that an element stands for, before and behind its text.

    q:before(node), q:after(node)    of tag by its class, optional, manvolnum,
                                     trademark, productname
    q:key-name(node)                 a key's name by its function, where it has no text
    q:columns(list)                  the columns of a simplelist
    call-template name="revision-facts"    of a revision
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func">

  <func:function name="q:before">
    <xsl:param name="node"/>
    <xsl:variable name="class" select="string($node/@class)"/>
    <xsl:choose>
      <xsl:when test="$node/self::db:optional"><func:result select="'['"/></xsl:when>
      <xsl:when test="$node/self::db:manvolnum"><func:result select="'('"/></xsl:when>
      <xsl:when test="not($node/self::db:tag)"><func:result select="''"/></xsl:when>
      <xsl:when test="$class = 'starttag' or $class = 'emptytag'"><func:result select="'&lt;'"/></xsl:when>
      <xsl:when test="$class = 'endtag'"><func:result select="'&lt;/'"/></xsl:when>
      <xsl:when test="$class = 'attvalue'"><func:result select="'&quot;'"/></xsl:when>
      <xsl:when test="$class = 'genentity'"><func:result select="'&amp;'"/></xsl:when>
      <xsl:when test="$class = 'numcharref'"><func:result select="'&amp;#'"/></xsl:when>
      <xsl:when test="$class = 'paramentity'"><func:result select="'%'"/></xsl:when>
      <xsl:when test="$class = 'pi' or $class = 'xmlpi'"><func:result select="'&lt;?'"/></xsl:when>
      <xsl:when test="$class = 'comment' or $class = 'sgmlcomment'"><func:result select="'&lt;!--'"/></xsl:when>
      <xsl:otherwise><func:result select="''"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="q:after">
    <xsl:param name="node"/>
    <xsl:variable name="class" select="string($node/@class)"/>
    <xsl:choose>
      <xsl:when test="$node/self::db:optional"><func:result select="']'"/></xsl:when>
      <xsl:when test="$node/self::db:manvolnum"><func:result select="')'"/></xsl:when>
      <xsl:when test="$node[self::db:trademark or self::db:productname]">
        <xsl:choose>
          <xsl:when test="$class = 'registered'"><func:result select="'®'"/></xsl:when>
          <xsl:when test="$class = 'copyright'"><func:result select="'©'"/></xsl:when>
          <xsl:when test="$class = 'service'"><func:result select="'℠'"/></xsl:when>
          <xsl:when test="$class = 'trade' or $node/self::db:trademark"><func:result select="'™'"/></xsl:when>
          <xsl:otherwise><func:result select="''"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="not($node/self::db:tag)"><func:result select="''"/></xsl:when>
      <xsl:when test="$class = 'starttag' or $class = 'endtag' or $class = 'pi'">
        <func:result select="'&gt;'"/>
      </xsl:when>
      <xsl:when test="$class = 'emptytag'"><func:result select="'/&gt;'"/></xsl:when>
      <xsl:when test="$class = 'attvalue'"><func:result select="'&quot;'"/></xsl:when>
      <xsl:when test="$class = 'genentity' or $class = 'numcharref' or $class = 'paramentity'">
        <func:result select="';'"/>
      </xsl:when>
      <xsl:when test="$class = 'xmlpi'"><func:result select="'?&gt;'"/></xsl:when>
      <xsl:when test="$class = 'comment' or $class = 'sgmlcomment'"><func:result select="'--&gt;'"/></xsl:when>
      <xsl:otherwise><func:result select="''"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- When a revision was made, and by whom -->
  <xsl:template name="revision-facts">
    <xsl:for-each select="db:date | db:author | db:authorinitials">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
      <xsl:choose>
        <xsl:when test="self::db:date"><xsl:value-of select="q:date(., normalize-space())"/></xsl:when>
        <xsl:when test="self::db:author"><xsl:value-of select="q:name(.)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <func:function name="q:key-name">
    <xsl:param name="node"/>
    <xsl:variable name="function" select="concat($node/@otherfunction,
        substring($node/@function, 1, 99 * not($node/@otherfunction)))"/>
    <func:result select="concat(translate(substring($function, 1, 1), 'abcdefghijklmnopqrstuvwxyz',
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring($function, 2))"/>
  </func:function>

  <func:function name="q:columns">
    <xsl:param name="list"/>
    <xsl:variable name="given" select="number(concat('0', $list/@columns))"/>
    <func:result select="1 + ($given &gt; 1 and not($list/@type = 'inline')) * ($given - 1)"/>
  </func:function>

</xsl:stylesheet>
