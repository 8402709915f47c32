<?xml version="1.0" encoding="UTF-8"?>
<!--
  Words in the line.  An inline object is made only where something is styled;
  all other inline elements are their text.  What no template knows falls to the
  last one in block.xsl.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:exsl="http://exslt.org/common"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="exsl"
    exclude-result-prefixes="db">

  <!-- What stands in most lines, for stage:content; as the templates below have it -->
  <xsl:variable name="inline-looks">
    <fo:inline q:of="code literal command filename option parameter varname function
        classname constant envar uri tag type prompt userinput computeroutput systemitem
        methodname property returnvalue symbol token markup package interfacename structname
        structfield exceptionname initializer modifier database enumvalue enumname"
        xsl:use-attribute-sets="inline-code" role="Code">
      <xsl:if test="$direction = 'rtl'">
        <xsl:attribute name="direction">ltr</xsl:attribute>
        <xsl:attribute name="unicode-bidi">embed</xsl:attribute>
      </xsl:if>
    </fo:inline>
    <fo:inline q:of="emphasis firstterm replaceable" font-style="italic" role="Em"/>
    <fo:inline q:of="citetitle foreignphrase wordasword" font-style="italic"/>
    <fo:inline q:of="emphasis.strong emphasis.bold" xsl:use-attribute-sets="strong" role="Strong"/>
  </xsl:variable>
  <xsl:variable name="inline-code-look"
      select="exsl:node-set($inline-looks)/*[@role = 'Code']/@*[name() != 'q:of']"/>

  <!-- xml:lang and id of an inline; its position is its block's.  What is in a
       language of the other direction is embedded. -->
  <xsl:template name="inline-place">
    <xsl:if test="@xml:lang">
      <xsl:variable name="own" select="q:direction(string(@xml:lang))"/>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:if test="$own != $direction">
        <xsl:attribute name="direction"><xsl:value-of select="$own"/></xsl:attribute>
        <xsl:attribute name="unicode-bidi">embed</xsl:attribute>
      </xsl:if>
    </xsl:if>
    <xsl:if test="@xml:id">
      <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Emphasis; emphasis in emphasis stands upright -->
  <xsl:template match="db:emphasis | db:firstterm | db:citetitle | db:replaceable |
      db:foreignphrase | db:wordasword | db:varname[db:replaceable]">
    <fo:inline font-style="italic">
      <xsl:if test="not(self::db:citetitle or self::db:foreignphrase or self::db:wordasword)">
        <xsl:attribute name="role">Em</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="db:emphasis[not(@role)]/db:emphasis[not(@role)]">
    <fo:inline font-style="normal" role="Em">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="db:emphasis[contains(concat(' ', @role, ' '), ' strong ') or @role = 'bold']">
    <fo:inline xsl:use-attribute-sets="strong" role="Strong">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="db:emphasis[contains(concat(' ', @role, ' '), ' strikethrough ')]">
    <fo:inline text-decoration="line-through">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="db:emphasis[contains(concat(' ', @role, ' '), ' underline ')]">
    <fo:inline text-decoration="underline">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <!-- Code -->
  <xsl:template match="db:code | db:literal | db:command | db:filename | db:option |
      db:parameter | db:varname | db:function | db:classname | db:constant |
      db:envar | db:uri | db:type | db:prompt | db:userinput |
      db:computeroutput | db:systemitem | db:methodname | db:property |
      db:returnvalue | db:symbol | db:token | db:markup | db:package |
      db:interfacename | db:structname | db:structfield | db:exceptionname |
      db:initializer | db:modifier | db:database | db:enumvalue | db:enumname">
    <fo:inline>
      <xsl:copy-of select="$inline-code-look"/>
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>
  <xsl:template match="db:tag">
    <fo:inline>
      <xsl:copy-of select="$inline-code-look"/>
      <xsl:call-template name="inline-place"/>
      <xsl:call-template name="tag"/>
    </fo:inline>
  </xsl:template>
  <xsl:template match="db:programlisting/db:tag | db:screen/db:tag" name="tag">
    <xsl:value-of select="q:before(.)"/>
    <xsl:apply-templates/>
    <xsl:value-of select="q:after(.)"/>
  </xsl:template>

  <!-- Code within code is code already -->
  <xsl:template match="db:programlisting/db:code | db:programlisting/db:literal |
      db:programlisting/db:command | db:programlisting/db:filename |
      db:programlisting/db:option | db:programlisting/db:parameter |
      db:programlisting/db:varname | db:programlisting/db:function |
      db:programlisting/db:prompt | db:programlisting/db:userinput |
      db:programlisting/db:computeroutput |
      db:programlisting/db:systemitem | db:programlisting/db:type | db:programlisting/db:symbol |
      db:programlisting/db:constant | db:programlisting/db:classname |
      db:screen/db:code | db:screen/db:literal | db:screen/db:command |
      db:screen/db:filename | db:screen/db:option |
      db:screen/db:parameter | db:screen/db:varname |
      db:screen/db:function | db:screen/db:prompt |
      db:screen/db:userinput | db:screen/db:computeroutput |
      db:screen/db:systemitem | db:screen/db:type |
      db:screen/db:symbol | db:screen/db:constant |
      db:screen/db:classname | db:userinput/db:command |
      db:userinput/db:option | db:userinput/db:filename |
      db:command/db:option | db:code/db:code | db:code/db:literal |
      db:literal/db:literal">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Interfaces and keys -->
  <xsl:template match="db:guilabel | db:guibutton | db:guiicon | db:guimenu |
      db:guimenuitem | db:guisubmenu">
    <fo:inline xsl:use-attribute-sets="interface">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="db:menuchoice">
    <xsl:for-each select="*[not(self::db:shortcut)]">
      <xsl:if test="position() &gt; 1"> → </xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
    <xsl:if test="db:shortcut">
      <xsl:text> (</xsl:text>
      <xsl:apply-templates select="db:shortcut/*"/>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:keycap | db:keysym | db:keycode | db:mousebutton">
    <fo:inline xsl:use-attribute-sets="key">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
      <xsl:if test="not(node())"><xsl:value-of select="q:key-name(.)"/></xsl:if>
    </fo:inline>
  </xsl:template>

  <xsl:template match="db:keycombo">
    <xsl:for-each select="*">
      <xsl:if test="position() &gt; 1">+</xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- Quotation marks by language, and by depth -->
  <xsl:template match="db:quote">
    <xsl:variable name="inner" select="substring('.inner', 1 + 6 * (count(ancestor::db:quote) mod 2 = 0))"/>
    <fo:inline role="Quote">
      <xsl:value-of select="q:word(., concat('quote.open', $inner))"/>
      <xsl:apply-templates/>
      <xsl:value-of select="q:word(., concat('quote.close', $inner))"/>
    </fo:inline>
  </xsl:template>

  <!-- Figures have superior forms of their own -->
  <xsl:template match="db:superscript">
    <fo:inline>
      <xsl:choose>
        <xsl:when test="translate(., '0123456789', '') = ''">
          <xsl:attribute name="q:font-features">sups</xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="baseline-shift">super</xsl:attribute>
          <xsl:attribute name="font-size">0.7em</xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="db:subscript">
    <fo:inline baseline-shift="sub" font-size="0.7em"><xsl:apply-templates/></fo:inline>
  </xsl:template>

  <!-- A span: by its role, its language or its id; else its text -->
  <xsl:template match="db:phrase">
    <xsl:variable name="role" select="concat(' ', @role, ' ')"/>
    <xsl:choose>
      <xsl:when test="starts-with(@role, 'hl-')"><xsl:call-template name="code-token"/></xsl:when>
      <xsl:when test="not(@xml:lang or @xml:id or contains($role, ' smallcaps ') or
          contains($role, ' fraction ') or contains($role, ' underline ') or
          contains($role, ' inserted ') or contains($role, ' strikethrough ') or
          contains($role, ' mark ') or contains($role, ' small ') or
          contains($role, ' big '))">
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:otherwise>
        <fo:inline>
          <xsl:call-template name="inline-place"/>
          <xsl:choose>
            <xsl:when test="contains($role, ' smallcaps ')">
              <xsl:attribute name="q:font-features">onum,smcp</xsl:attribute>
            </xsl:when>
            <xsl:when test="contains($role, ' fraction ')">
              <xsl:attribute name="q:font-features">frac</xsl:attribute>
            </xsl:when>
            <xsl:when test="contains($role, ' underline ') or contains($role, ' inserted ')">
              <xsl:attribute name="text-decoration">underline</xsl:attribute>
            </xsl:when>
            <xsl:when test="contains($role, ' strikethrough ')">
              <xsl:attribute name="text-decoration">line-through</xsl:attribute>
            </xsl:when>
            <xsl:when test="contains($role, ' mark ')">
              <xsl:attribute name="background-color">#FFF3B0</xsl:attribute>
            </xsl:when>
            <xsl:when test="contains($role, ' small ')">
              <xsl:attribute name="font-size">0.85em</xsl:attribute>
            </xsl:when>
            <xsl:when test="contains($role, ' big ')">
              <xsl:attribute name="font-size">1.15em</xsl:attribute>
            </xsl:when>
          </xsl:choose>
          <xsl:apply-templates/>
        </fo:inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:citation">
    <xsl:text>[</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- With their signs -->
  <xsl:template match="db:trademark | db:optional | db:manvolnum | db:productname[@class]">
    <xsl:value-of select="q:before(.)"/>
    <xsl:if test="@xml:id"><fo:wrapper id="{@xml:id}"/></xsl:if>
    <xsl:apply-templates/>
    <xsl:value-of select="q:after(.)"/>
  </xsl:template>

  <!-- Names for things that look like the text around them -->
  <xsl:template match="db:abbrev | db:acronym | db:application | db:hardware |
      db:productname | db:productnumber | db:orgname | db:date | db:year | db:holder |
      db:pubdate | db:publishername | db:edition | db:releaseinfo | db:issuenum |
      db:volumenum | db:pagenums | db:isbn | db:biblioid |
      db:mathphrase | db:errorcode | db:errorname | db:errortext | db:errortype |
      db:accel | db:shortcut | db:termdef | db:jobtitle | db:city | db:country |
      db:refentrytitle | db:nonterminal | db:lineannotation">
    <xsl:if test="@xml:id"><fo:wrapper id="{@xml:id}"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- What it stands for is read, not printed -->
  <xsl:template match="db:abbrev[db:alt != ''] | db:acronym[db:alt != '']">
    <fo:inline role="Span" q:alt="{normalize-space(db:alt)}">
      <xsl:call-template name="inline-place"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <!-- A term that the glossary explains, where it is first used -->
  <xsl:template match="db:firstterm[@linkend]">
    <xsl:choose>
      <xsl:when test="q:id(@linkend)">
        <fo:basic-link internal-destination="{@linkend}" font-style="italic">
          <xsl:call-template name="inline-place"/>
          <xsl:apply-templates/>
        </fo:basic-link>
      </xsl:when>
      <xsl:otherwise>
        <fo:inline font-style="italic"><xsl:apply-templates/></fo:inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A term that the glossary explains -->
  <xsl:template match="db:glossterm">
    <xsl:choose>
      <xsl:when test="@linkend and q:id(@linkend)">
        <fo:basic-link internal-destination="{@linkend}" xsl:use-attribute-sets="link">
          <xsl:apply-templates/>
        </fo:basic-link>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- People in running text -->
  <xsl:template match="db:author | db:editor | db:personname | db:person | db:othercredit">
    <xsl:value-of select="q:name(.)"/>
  </xsl:template>

  <xsl:template match="db:alt | db:textobject"/>

  <xsl:template match="processing-instruction('linebreak')">&#x2028;</xsl:template>

</xsl:stylesheet>
