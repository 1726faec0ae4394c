//! What word processors put on the clipboard as rich text, written after their manner: the same notice of a club that does
//! not exist, from Microsoft Word and from Google Docs.

/// Microsoft Word: conditional comments, a style sheet, paragraphs that are list items by `mso-list` alone, a hidden run.
pub const WORD: &str = r#"<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:Wingdings; panose-1:5 0 0 0 0 0 0 0 0 0;}
p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
@list l0:level1 {mso-level-number-format:bullet; mso-level-text:\F0B7;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
<p class=MsoTitle>The Tandem Choir<o:p></o:p></p>
<h2><a name="_Toc1"></a><span style='mso-fareast-font-family:"Times New Roman"'>Why we sing<o:p></o:p></span></h2>
<p class=MsoNormal><span style='mso-spacerun:yes'> </span>Nobody sings alone. <b style='mso-bidi-font-weight:normal'>Everybody</b>
belongs<span style='mso-hide:all;display:none'>not to be seen</span>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Come on Tuesdays<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Bring a friend<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>It costs nothing.<o:p></o:p></p>
<!--EndFragment--></body></html>"#;

/// Google Docs: everything in one `b` that is not bold, paragraphs in list items, a style on each run.
pub const DOCS: &str = r#"<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-5d0c3b1e-7fff-2a41-93c2-0f6e4a7b8c9d"><h1 dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:6pt;"><span style="font-size:20pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;white-space:pre;white-space:pre-wrap;">The Tandem Choir</span></h1><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;white-space:pre-wrap;">Why we sing</span></h2><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;white-space:pre-wrap;">Nobody sings alone. </span><span style="font-size:11pt;font-weight:700;white-space:pre-wrap;">Everybody</span><span style="font-size:11pt;white-space:pre-wrap;"> belongs.</span></p><ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;font-size:11pt;" aria-level="1"><p dir="ltr" style="line-height:1.38;" role="presentation"><span style="font-size:11pt;white-space:pre-wrap;">Come on Tuesdays</span></p></li><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">Bring a friend</span></p></li></ul><br /><p dir="ltr"><span style="white-space:pre-wrap;">It costs nothing.</span></p></b><br class="Apple-interchange-newline">"#;

/// What a learner should read of either, as kinds and texts.
pub const BLOCKS: [(&str, &str); 6] = [
    ("h", "The Tandem Choir"),
    ("h", "Why we sing"),
    ("p", "Nobody sings alone. Everybody belongs."),
    ("i", "Come on Tuesdays"),
    ("i", "Bring a friend"),
    ("p", "It costs nothing."),
];
