/**
 * The one script. It puts the button in the place of the words on copying by hand, which stand there for
 * whom no script runs; copies what the field holds, and says how it went. Plain HTTP and old browsers
 * have no clipboard API: there the field is selected and copied the old way. Written in the language of
 * ten years ago, which the browsers in apps still speak.
 */
export const COPY_SCRIPT = `(function(){
var button=document.getElementById('copy'),field=document.getElementById('link'),said=document.getElementById('said');
function say(ok){said.textContent=button.getAttribute(ok?'data-done':'data-failed')}
function select(){field.focus();field.select();field.setSelectionRange(0,field.value.length)}
function byHand(){select();var ok=false;try{ok=document.execCommand('copy')}catch(e){}say(ok)}
button.hidden=false;said.textContent='';
button.addEventListener('click',function(){
if(!navigator.clipboard||!navigator.clipboard.writeText)return byHand();
navigator.clipboard.writeText(field.value).then(function(){say(true)},byHand)});
})()`;
